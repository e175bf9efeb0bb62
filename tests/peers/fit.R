# Fits every data set of a CSV file (dataset,row,tp,fp,fn,tn,source) with lme4 and metafor; prints one line a result.
suppressMessages({library(lme4); library(metafor)})
arguments <- commandArgs(trailingOnly = TRUE)
all <- read.csv(arguments[1])
say <- function(...) cat(paste(..., sep = " "), "\n")
number <- function(x) paste(sprintf("%.10g", x), collapse = " ")
strict <- glmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-9, maxfun = 1e5), tolPwrss = 1e-12)

for (name in unique(all$dataset)) {
  d <- all[all$dataset == name, ]
  long <- rbind(
    data.frame(study = d$row, sens = 1, spec = 0, true = d$tp, n = d$tp + d$fn),
    data.frame(study = d$row, sens = 0, spec = 1, true = d$tn, n = d$tn + d$fp)
  )
  formula <- cbind(true, n - true) ~ 0 + sens + spec + (0 + sens + spec | study)
  seconds <- system.time(suppressMessages(suppressWarnings(
    glmer(formula, data = long, family = binomial))))[["elapsed"]]
  say("seconds", name, number(seconds))
  m <- suppressMessages(suppressWarnings(glmer(formula, data = long, family = binomial, control = strict)))
  between <- VarCorr(m)$study
  say("glmer", name, number(c(logLik(m), fixef(m), diag(between), attr(between, "correlation")[1, 2])))

  any_empty <- any(d[, c("tp", "fp", "fn", "tn")] == 0)
  k <- d[, c("tp", "fp", "fn", "tn")] + if (any_empty) 0.5 else 0
  y <- c(log(k$tp / k$fn), log(k$tn / k$fp))
  v <- c(1 / k$tp + 1 / k$fn, 1 / k$tn + 1 / k$fp)
  arm <- factor(rep(1:2, each = nrow(d)))
  study <- rep(seq_len(nrow(d)), 2)
  m <- tryCatch(suppressWarnings(
    rma.mv(y, v, mods = ~ 0 + arm, random = ~ arm | study, struct = "UN", method = "REML")), error = function(e) NULL)
  if (!is.null(m)) say("reml", name, number(c(logLik(m), m$beta, m$tau2, m$rho, sqrt(diag(vcov(m))))))

  m <- tryCatch(suppressWarnings(
    rma.glmm(measure = "PLO", xi = d$tp, ni = d$tp + d$fn, nAGQ = 51)), error = function(e) NULL)
  if (!is.null(m)) say("proportion", name, number(c(m$beta, m$se, sqrt(m$tau2))))
  m <- rma(y[arm == 1], v[arm == 1], test = "adhoc", control = list(threshold = 1e-10, maxiter = 1000))
  say("effects", name, number(c(m$beta, m$se, m$tau2, m$ci.lb, m$ci.ub)))
}

# A subgroup as covariate: antiCCP rows 1-8 are first-generation tests, the others second-generation ones.
d <- all[all$dataset == "antiCCP", ]
second <- as.numeric(d$row > 8)
long <- rbind(
  data.frame(study = d$row, sens = 1, spec = 0, second = second, true = d$tp, n = d$tp + d$fn),
  data.frame(study = d$row, sens = 0, spec = 1, second = second, true = d$tn, n = d$tn + d$fp)
)
fit <- function(formula) suppressMessages(suppressWarnings(
  glmer(formula, data = long, family = binomial, control = strict)))
full <- fit(cbind(true, n - true) ~ 0 + sens + spec + sens:second + spec:second + (0 + sens + spec | study))
none <- fit(cbind(true, n - true) ~ 0 + sens + spec + (0 + sens + spec | study))
say("covariate", "antiCCP", number(c(2 * as.numeric(logLik(full) - logLik(none)), fixef(full))))
