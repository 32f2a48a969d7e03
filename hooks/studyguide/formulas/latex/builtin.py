r"""Commands of packages that the backends lack, defined by commands that they have.

`amsmath`, `mathtools`, `physics`, `bm`, `dsfont`, `nicefrac`, `gensymb` and plain TeX. An author's
definitions take precedence.
"""

from __future__ import annotations

from typing import Final

SAME: Final = {
    "mathds": r"\mathbb", "mathbbm": r"\mathbb", "mathbfit": r"\boldsymbol", "bold": r"\mathbf",
    "symbf": r"\mathbf", "symup": r"\mathrm", "symit": r"\mathit", "symcal": r"\mathcal",
    "symbb": r"\mathbb", "symsf": r"\mathsf", "mathnormal": r"\mathit", "mathup": r"\mathrm",
    "hdots": r"\dots", "mathellipsis": r"\ldots", "dotsc": r"\ldots", "dotso": r"\ldots",
    "dotsb": r"\cdots", "dotsm": r"\cdots", "dotsi": r"\cdots", "nonumber": r"\notag",
    "mbox": r"\text", "textnormal": r"\text", "textup": r"\text", "hbox": r"\text",
    "operatornamewithlimits": r"\operatorname*", "hcancel": r"\sout", "emph": r"\textit",
    "overunderset": r"\overunder",
    "norml": r"\lVert", "intop": r"\int", "ointop": r"\oint", "cr": r"\\", "tabularnewline": r"\\",
    "newline": r"\\", "thickspace": r"\;", "medspace": r"\:", "thinspace": r"\,",
    "negthinspace": r"\!", "nobreakspace": "~", "grad": r"\nabla", "curl": r"\nabla\times",
    "laplacian": r"\nabla^2", "var": r"\operatorname{Var}", "dagg": r"\dagger",
    "Tr": r"\operatorname{Tr}", "tr": r"\operatorname{tr}", "rank": r"\operatorname{rank}",
    "erf": r"\operatorname{erf}", "Res": r"\operatorname{Res}", "celsius": r"{}^{\circ}\mathrm{C}",
    "degree": r"{}^{\circ}", "perthousand": r"\text{‰}", "micro": r"\text{µ}", "ohm": r"\Omega",
    "hfill": r"\quad", "hfil": r"\quad", "hss": "", "break": "", "nobreak": "", "allowbreak": "",
    "Overrightarrow": r"\overrightarrow",
    "textregistered": r"\text{®}", "texttrademark": r"\text{™}", "textdegree": r"\text{°}",
    "displaylimits": "", "strut": r"\vphantom{(}", "mathstrut": r"\vphantom{(}",
    "dotsx": r"\ldots", "bigtimes": r"\times", "ratio": ":", "sslash": r"\mathbin{/\!/}",
    "vcentcolon": ":", "coloneq": r"\coloneqq", "doublecap": r"\Cap", "doublecup": r"\Cup",
}  # fmt: skip
"""Aliases of other commands, without arguments."""
WITH_ARGUMENTS: Final = {
    "substack": r"\begin{subarray}{c}#1\end{subarray}",
    "pmatrix": r"\begin{pmatrix}#1\end{pmatrix}",
    "matrix": r"\begin{matrix}#1\end{matrix}",
    "eqalign": r"\begin{aligned}#1\end{aligned}",
    "displaylines": r"\begin{gathered}#1\end{gathered}",
    "overunder": r"\overset{#1}{\underset{#2}{#3}}", "nicefrac": r"{}^{#1}\!/_{#2}",
    "sfrac": r"{}^{#1}\!/_{#2}", "flatfrac": "#1/#2", "vv": r"\overrightarrow{#1}",
    "ip": r"\left\langle #1\middle|#2\right\rangle",
    "innerproduct": r"\left\langle #1\middle|#2\right\rangle",
    "op": r"\left|#1\middle\rangle\middle\langle #2\right|",
    "dyad": r"\left|#1\middle\rangle\middle\langle #2\right|",
    "ketbra": r"\left|#1\middle\rangle\middle\langle #2\right|",
    "eval": r"\left.#1\right|", "var_": r"\delta #1",
    "pmqty": r"\begin{pmatrix}#1\end{pmatrix}", "bmqty": r"\begin{bmatrix}#1\end{bmatrix}",
    "mqty": r"\begin{matrix}#1\end{matrix}", "vmqty": r"\begin{vmatrix}#1\end{vmatrix}",
    "intertext": r"\mathrlap{\text{#1}}\notag\\",
    "shortintertext": r"\mathrlap{\text{#1}}\notag\\", "mathunderline": r"\underline{#1}",
    "qq": r"\quad\text{#1}\quad", "qcc": r"\quad\text{c.c.}\quad",
}  # fmt: skip
ENVIRONMENTS: Final = {
    "split": "aligned", "flalign": "align", "flalign*": "align*", "xalignat": "alignat",
    "xalignat*": "alignat*", "gathered": "gathered", "multlined": "gathered", "spreadlines": "",
    "subequations": "", "displaymath": "", "math": "", "dmath": "equation", "dmath*": "equation*",
    "eqnarray": "align", "eqnarray*": "align*",
}  # fmt: skip
"""Environments that are replaced by another, or by their content."""
