"""Pages that make claims: each claim with its verdict, read or computed from the studies."""

from hipspine.article.article import Article
from hipspine.article.claim import Claim, Source
from hipspine.article.computed import COMPUTATIONS, Computed
from hipspine.article.judge import judge
from hipspine.article.read_article import read_article
from hipspine.article.verdict import Verdict
from hipspine.article.words import VERDICTS

__all__ = ["COMPUTATIONS", "VERDICTS", "Article", "Claim", "Computed", "Source", "Verdict", "judge", "read_article"]
