# Deeks' test of every data set by R's lm: data set, slope, its standard error, intercept, p.
all <- read.csv(commandArgs(trailingOnly = TRUE)[1])
for (name in unique(all$dataset)) {
  d <- all[all$dataset == name, ]
  n1 <- d$tp + d$fn
  n2 <- d$tn + d$fp
  ess <- 4 * n1 * n2 / (n1 + n2)
  add <- ifelse(d$tp == 0 | d$fp == 0 | d$fn == 0 | d$tn == 0, 0.5, 0)
  y <- log((d$tp + add) * (d$tn + add) / ((d$fp + add) * (d$fn + add)))
  s <- coef(summary(lm(y ~ I(1 / sqrt(ess)), weights = ess)))
  cat(name, sprintf("%.12g", c(s[2, 1], s[2, 2], s[1, 1], s[2, 4])), "\n")
}
