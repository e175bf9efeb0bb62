"""The only room that opens files, reads the environment and looks at the clock."""

from hipspine.io.data_folder import data_folder, read_folder
from hipspine.io.positions import line_of, place
from hipspine.io.toml_document import Document, parse_document, read_document
from hipspine.io.write_output import write_output

__all__ = [
    "Document",
    "data_folder",
    "line_of",
    "parse_document",
    "place",
    "read_document",
    "read_folder",
    "write_output",
]
