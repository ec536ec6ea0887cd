import coptpy as cp
from coptpy import COPT

def show(what):
    out = [model.status, model.objval]
    for read in (lambda: x.x, lambda: c.slack, lambda: c.pi, lambda: x.rc):
        try:
            out.append(read() + 0.0)
        except cp.CoptError as e:
            out.append(str(e))
    print(what, out)

env = cp.Envr()
for what in ("nothing", "var", "row", "objective", "bound", "type", "reset", "clear"):
    model = env.createModel("change")
    x = model.addVar(ub=10, name="x")
    c = model.addConstr(2 * x <= 8)
    model.setObjective(x + 1, COPT.MAXIMIZE)
    model.solve()
    if what == "var":
        model.addVar()
    elif what == "row":
        model.addConstr(x <= 1)
    elif what == "objective":
        model.setObjective(5 * x)
    elif what == "bound":
        x.ub = 2
    elif what == "type":
        x.setType(COPT.INTEGER)
    elif what == "reset":
        model.reset()
    elif what == "clear":
        model.clear()
    show(what)
