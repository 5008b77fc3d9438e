"""What was built from what: the memory of ``briefgen build``.

For each edition the ledger knows the digest of every file that it was made from, of
the file that it became, and what was said about it. While all of them are as they
were, there is nothing to do, and nothing of a brief has to be loaded to know it.
It holds digests, names and counts: no word of any brief.
"""

from briefgen.ledger.files import Files, digest_of, stamp_of
from briefgen.ledger.inputs import project_files
from briefgen.ledger.program import Program, this_program
from briefgen.ledger.records import BriefRecord, EditionRecord, Ledger
from briefgen.ledger.storage import ledger_file, read_ledger, write_ledger

__all__ = [
    "BriefRecord",
    "EditionRecord",
    "Files",
    "Ledger",
    "Program",
    "digest_of",
    "ledger_file",
    "project_files",
    "read_ledger",
    "stamp_of",
    "this_program",
    "write_ledger",
]
