import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("habits")
x = model.addVars(["a", "b"], [1, 2], vtype=COPT.INTEGER, ub=5, nameprefix="x")
y = model.addVar(name="y", ub=4)
model.addConstr(0 * y <= 5, name="none")
model.addConstr(x.sum("a", "*") + y - y <= 7)
print(model.elems, model.getRow(model.getConstr(0)))
model.setObjective(x.sum("*", "*") + 0.5 * y, COPT.MAXIMIZE)
try:
    print(model.getInfo("Value", y))
except cp.CoptError as e:
    print(e)
model.solve()
print(model.getAttr(COPT.Attr.Status), model.getAttr("hasmipsol"), model.objval, model.SolvingTime >= 0)
print([key for key in x], model.getVarByName("x(a,1)").index, model.getVars()[4].x, len(model.getVars()))
try:
    model.addVars(2, name="z")
except Exception as e:
    print(type(e).__name__, e)
