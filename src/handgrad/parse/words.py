"""words: what a run of letters is when nobody declared it.

Tables only, no rules: which words are functions, which are quantities whose name has several
letters, which are
prose. The rules that use them stand in `lexer` (is a run one name or a product?) and `calls` (is a
bracket an argument?).
"""

from __future__ import annotations

# Always a function, with or without brackets: tanh 0.5, log p.
FUNCTIONS = frozenset(
    "tanh sigmoid logistic exp ln log lg log2 log10 sin cos tan sinh cosh arctan atan arcsin "
    "arccos "
    "relu ReLU leakyrelu LeakyReLU lrelu elu ELU gelu GELU silu SiLU swish softplus softsign "
    "softmax "
    "logsoftmax log_softmax sgn sign step heaviside hardtanh erf max min argmax argmin mean sum "
    "abs norm det tr trace diag var std median round floor ceil sqrt root clip dot concat vec "
    "KL CE BCE MSE sigm escalon maxpool avgpool conv "
    "underbrace overbrace lim matmul outer transpose flatten sum mean prod where".split()
)

# A letter that is a function when a bracket follows, unless declared or applied to itself: h(1 − h)
# is a product.
FUNCTION_LETTERS = frozenset("f g φ ϕ σ".split())
# The same, but only for arguments without the letter's own gate use: h(x) is a call.
WEAK_FUNCTION_LETTERS = frozenset("h")

# Names of several letters that people type without \text: net_{h1}, out(1 − out). Never functions.
QUANTITIES = frozenset(
    "net out in target targets error Error loss Loss cost Cost input output Output Input bias "
    "weight "
    "pred real new old total Total obj acc lr err res delta alpha beta gamma epsilon eta theta "
    "lambda mu sigma phi psi rho tau omega pi neta sum logit logits score prob entropy "
    "salida entrada objetivo peso real nuevo NET OUT net1 net2 val grad".split()
)

# Words that stand for one symbol: two of them side by side are a product.
SYMBOLS = frozenset(
    (
        "net out delta alpha beta gamma epsilon eta theta lambda mu sigma phi psi rho tau "
        "omega neta lr"
    ).split()
)

# Words between truth values; nothing that can be multiplied.
LOGIC = frozenset("AND OR XOR NAND NOR NOT XNOR".split())

# Greek words that are read as functions in plain text when a bracket follows.
SPELLED_FUNCTIONS = frozenset({"sigma", "phi"})

# A word in brackets or raised behind a name that makes a new name of it: w_1(new), w^{old}.
VERSIONS = frozenset(
    "new old next prev nuevo nueva viejo anterior actual neu alt nouveau ancien novo nova pred "
    "real "
    "target true init out in final max min best train test val upd updated".split()
)

# Those of them that are read so in round brackets: w_1(new). w(out) is a product.
BRACKETED_VERSIONS = frozenset(
    "new old next prev nuevo nueva viejo anterior neu alt nouveau ancien novo nova updated".split()
)

# Prose that may stand inside a formula.
IF = frozenset("if si wenn when se falls for für para quando cuando".split())
ELSE = frozenset("otherwise else sonst sinon caso contrario contrário autrement senão".split())
PROSE = (
    IF
    | ELSE
    | frozenset(
        "approx approximately rounded aprox circa and or where then with so thus hence since "
        "because million billion thousand mil Mio per und oder y "
        "donde con también donc avec où wobei mit sowie as is are the at from each".split()
    )
) - {"y", "as"}

# A word before "t = 1" that says the words name a value at that place: "Error at t = 1 = …".
PLACES = frozenset("at for en bei in a à para when pour em".split())

# A name that begins with d and is no differential.
NOT_DIFFERENTIAL = frozenset(
    "delta dot dim diff div data depth det diag dist drop dropout dev den dense def deg".split()
)
