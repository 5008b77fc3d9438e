"""Accounting: whatever is in a PDF must come from somewhere that we know.

Takes a PDF that is read, and the HTML that it was made of. ``source`` and ``sheets``
read what the HTML and its style sheets can account for; ``grammar`` lists what
objects a file has, ``inventory`` walks through them and gathers every string;
``flow`` follows the words of the pages through the HTML, ``phrases`` knows the
words of running heads; ``typefaces``, ``pictures`` and ``packet`` look into fonts,
pictures and XMP. What is not accounted for is a fault, whatever it says.

Nothing here knows what is withheld. Messages name a place and quote no word: what
stands there without a reason may be what nobody should read.
"""
