"""What can be done about a source of pain, what comes of it, and what has to wait."""

from hipspine.treatment.costs import ActionPoint, Cost, SourceCosts
from hipspine.treatment.dislocation_risk import DislocationRisk, dislocation_risk
from hipspine.treatment.option import Option
from hipspine.treatment.options import Considered, options_for
from hipspine.treatment.order_of_treatment import OrderOfTreatment, order_of_treatment
from hipspine.treatment.outcome import Outcome
from hipspine.treatment.treatment_data import TreatmentData, read_treatment_data
from hipspine.treatment.treatment_evidence import TreatmentEvidence, compile_treatment

__all__ = [
    "ActionPoint",
    "Considered",
    "Cost",
    "DislocationRisk",
    "Option",
    "OrderOfTreatment",
    "Outcome",
    "SourceCosts",
    "TreatmentData",
    "TreatmentEvidence",
    "compile_treatment",
    "dislocation_risk",
    "options_for",
    "order_of_treatment",
    "read_treatment_data",
]
