"""Where does the pain come from after a lumbar fusion? Evidence as data, one model of the person, traceable answers."""

__version__ = "0.1.0"
