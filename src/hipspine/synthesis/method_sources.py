"""The papers that describe the methods of a pooled accuracy."""

from __future__ import annotations

from typing import Final

SOURCES: Final = {
    "exact": "Chu H, Cole SR. Bivariate meta-analysis of sensitivity and specificity with sparse data: a generalized "
    "linear mixed model approach. J Clin Epidemiol. 2006;59:1331-1332.",
    "logit_normal": "Reitsma JB, Glas AS, Rutjes AWS, et al. Bivariate analysis of sensitivity and specificity "
    "produces informative summary measures in diagnostic reviews. J Clin Epidemiol. 2005;58:982-990.",
    "hsroc": "Harbord RM, Deeks JJ, Egger M, et al. A unification of models for meta-analysis of diagnostic accuracy "
    "studies. Biostatistics. 2007;8:239-251.",
    "i2": "Zhou Y, Dendukuri N. Statistics for quantifying heterogeneity in univariate and bivariate meta-analyses of "
    "binary data: the case of meta-analyses of diagnostic accuracy. Stat Med. 2014;33:2701-2717.",
    "deeks": "Deeks JJ, Macaskill P, Irwig L. The performance of tests of publication bias and other sample size "
    "effects in systematic reviews of diagnostic test accuracy was assessed. J Clin Epidemiol. 2005;58:882-893.",
    "quadas_2": "Whiting PF, Rutjes AWS, Westwood ME, et al. QUADAS-2: a revised tool for the quality assessment of "
    "diagnostic accuracy studies. Ann Intern Med. 2011;155:529-536.",
    "exact_interval": "Clopper CJ, Pearson ES. The use of confidence or fiducial limits illustrated in the case of the "
    "binomial. Biometrika. 1934;26:404-413.",
}
"""By the name used in `AccuracyReview.methods`."""
