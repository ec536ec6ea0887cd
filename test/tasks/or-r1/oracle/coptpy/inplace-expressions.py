import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel("inplace")
x = model.addVars(3, nameprefix="x", ub=[1, 2, 3])
obj = 0
for i in range(3):
    obj += (i + 1) * x[i]
print(obj, type(obj).__name__)
e = cp.LinExpr()
for i in range(3):
    e += x[i]
e -= 1
e *= 2
print(e, e.size, e.getConstant(), e.getCoeff(1), e.getVar(2))
e.addTerm(x[0], 5)
e.addTerms([x[1], x[2]], [1.5, 2.5])
e.addConstant(10)
print(e)
f = e
f += x[0]
print(f is e, e.getSize())
model.addConstr(e <= 40)
model.setObjective(obj, COPT.MAXIMIZE)
model.solve()
print(model.objval, e.getValue(), obj.getValue(), (x[0] * x[1]).getValue())
