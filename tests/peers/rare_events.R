# Rare events with metafor: prints the counts of a data set of the package and the results of two models on it.
suppressMessages({library(metafor); library(lme4)})
if (!requireNamespace("BiasedUrn", quietly = TRUE)) { cat("lacking BiasedUrn\n"); quit() }
d <- dat.nielweise2007
cat("events", d$ai, "\n"); cat("total", d$n1i, "\n"); cat("other_events", d$ci, "\n"); cat("other_total", d$n2i, "\n")
number <- function(x) paste(sprintf("%.10g", x), collapse = " ")
m <- suppressWarnings(rma.glmm(measure = "OR", ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = d, model = "CM.EL"))
cat("conditional", number(c(m$beta, m$se, sqrt(m$tau2))), "\n")
m <- suppressWarnings(rma.glmm(measure = "OR", ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = d, model = "UM.FS", nAGQ = 41))
cat("unconditional", number(c(m$beta, m$se, sqrt(m$tau2))), "\n")
