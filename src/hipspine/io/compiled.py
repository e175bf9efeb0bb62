"""Compiled evidence: everything read, pooled and checked once, kept in the user's cache folder."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

import msgspec

from hipspine.diagnosis.library import Library
from hipspine.diagnosis.model_data import ModelData
from hipspine.evidence.quality import Quadas2
from hipspine.evidence.studies import Studies
from hipspine.evidence.study import Study
from hipspine.synthesis import Estimate
from hipspine.synthesis.certainty_limits import CertaintyLimits
from hipspine.treatment import TreatmentEvidence
from hipspine.vocabulary.vocabulary import Vocabulary

ROOMS_THAT_DECIDE = ("errors", "vocabulary", "evidence", "synthesis", "treatment", "diagnosis", "io")
VARIABLE = "HIPSPINE_CACHE"


class Compiled(msgspec.Struct, frozen=True):
    """The library as it is stored; `key` names the bytes of the data and of the code that made it."""

    key: str
    vocabulary: Vocabulary
    studies: tuple[Study, ...]
    model: ModelData
    estimates: tuple[Estimate, ...]
    evidence_version: str
    quality: tuple[Quadas2, ...] = ()
    limits: CertaintyLimits | None = None
    treatment: TreatmentEvidence = TreatmentEvidence()

    def library(self) -> Library:
        """The library itself."""
        return Library(
            self.vocabulary,
            Studies(self.studies),
            self.model,
            {estimate.id: estimate for estimate in self.estimates},
            self.evidence_version,
            {one.study: one for one in self.quality},
            self.limits,
            self.treatment,
        )


def cache_key(folders: Iterable[Path]) -> str:
    """SHA-256 over the name and bytes of every TOML file of the folders, and of the source that reads them."""
    digest = hashlib.sha256()
    package = Path(__file__).parents[1]
    files = [file for folder in folders for file in sorted(folder.rglob("*.toml"))]
    files += [file for room in ROOMS_THAT_DECIDE for file in sorted((package / room).rglob("*.py"))]
    for file in files:
        content = file.read_bytes()
        digest.update(f"{file.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def read_compiled(key: str) -> Library | None:
    """The compiled evidence of this key; None when there is none, or it is damaged, foreign or unreadable."""
    try:
        compiled = msgspec.msgpack.decode(_file(key).read_bytes(), type=Compiled)
    except (OSError, msgspec.MsgspecError, ValueError):
        return None
    return compiled.library() if compiled.key == key else None


def write_compiled(key: str, library: Library) -> None:
    """Keep compiled evidence for the next run, whole or not at all; a cache that cannot be written is no fault."""
    compiled = Compiled(
        key,
        library.vocabulary,
        tuple(library.studies.values()),
        library.model,
        tuple(library.estimates.values()),
        library.evidence_version,
        tuple(library.quality.values()),
        library.limits,
        library.treatment,
    )
    target = _file(key)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        for old in target.parent.glob("evidence-*.msgpack"):
            old.unlink(missing_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".evidence-")
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.msgpack.encode(compiled))
        Path(name).replace(target)
    except OSError:
        return


def _file(key: str) -> Path:
    chosen = os.environ.get(VARIABLE, "")
    if chosen:
        return Path(chosen) / f"evidence-{key[:16]}.msgpack"
    import platformdirs

    return Path(platformdirs.user_cache_dir("hipspine")) / f"evidence-{key[:16]}.msgpack"
