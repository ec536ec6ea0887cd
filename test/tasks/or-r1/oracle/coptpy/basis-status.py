import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("basis")
x = model.addVar(lb=0.1, ub=0.6, name="x")
y = model.addVar(lb=0.2, ub=1.5, name="y")
z = model.addVar(lb=0.3, ub=2.8, name="z")
model.setObjective(1.2 * x + 1.8 * y + 2.1 * z, COPT.MAXIMIZE)
model.addConstr(1.5 * x + 1.2 * y + 1.8 * z <= 2.6, "row1")
model.addConstr(0.8 * x + 0.6 * y + 0.9 * z >= 1.2, "row2")
model.solve()
for v in model.getVars():
    print(v.name, round(v.x, 6), v.basis)
for c in model.getConstrs():
    print(c.name, round(c.slack, 6), c.basis)
print(model.getVarBasis(), model.getConstrBasis([model.getConstr(0)]), model.getVarBasis(x))
