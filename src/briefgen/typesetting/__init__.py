"""The typesetting stage: from an HtmlDocument to a PdfDocument.

``stage`` and what it imports run in briefgen's own process and are light;
``worker`` and what it imports run in the supervised one, and know WeasyPrint.
"""

from briefgen.typesetting.stage import probe, typeset
from briefgen.typesetting.supervisor import Limits

__all__ = ["Limits", "probe", "typeset"]
