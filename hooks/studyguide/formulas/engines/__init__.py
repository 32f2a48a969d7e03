"""The two engines that turn LaTeX into MathML."""
