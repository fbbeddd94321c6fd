"""Files and folders in, documents out; one reader per kind of file behind one small interface.

    sources --list--> files --read (one reader per kind)--> drafts --name, clean--> Document
    uploads, pasted text, addresses, feed entries --explorer.reading.batch--> the same, and what was dropped

A bad file or line is reported and the rest is read. Offsets count in `Document.text`, so nothing is ever cut from the
middle of a text: page furniture is overwritten with blanks.
"""

from explorer.reading.files import list_files, metadata_files
from explorer.reading.repeats import mark_repeats
from explorer.reading.sentences import split_sentences
from explorer.reading.sources import read_sources

__all__ = ["list_files", "mark_repeats", "metadata_files", "read_sources", "split_sentences"]
