import coptpy as cp
from coptpy import COPT

def build(env):
    m = env.createModel("guard")
    x = m.addVar(vtype=COPT.INTEGER, name="x")
    m.addConstr(7 * x <= 40)
    m.setObjective(x, sense=COPT.MAXIMIZE)
    return m, x

if __name__ == "__main__":
    with cp.Envr() as env:
        model, x = build(env)
        model.solve()
        print(x.x, model.getAttr(COPT.Attr.BestObj))
