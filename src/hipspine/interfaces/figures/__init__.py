"""Pictures of a pooled accuracy, drawn as SVG without any library; PNG and PDF need the extra `plots`."""

from hipspine.interfaces.figures.fagan import fagan
from hipspine.interfaces.figures.forest import forest
from hipspine.interfaces.figures.funnel import funnel
from hipspine.interfaces.figures.picture import FORMATS, picture
from hipspine.interfaces.figures.sroc import sroc

__all__ = ["FORMATS", "fagan", "forest", "funnel", "picture", "sroc"]
