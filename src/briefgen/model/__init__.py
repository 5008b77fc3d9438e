"""What an author may write, and what a house decides once.

The only pydantic models. They are made from text alone: the loader hands over
every scalar as it was written, and the field's own type says what it means.
"""
