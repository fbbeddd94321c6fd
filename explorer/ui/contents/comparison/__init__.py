"""What the page Compare shows, as plain values ready for JSON; one module a section.

Texts are plain texts; a click is described by what it changes in the address.
"""
