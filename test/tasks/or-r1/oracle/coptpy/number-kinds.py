import coptpy as cp
from coptpy import COPT
from fractions import Fraction
from decimal import Decimal
env = cp.Envr()
model = env.createModel("numbers")
x = model.addVar(ub=10 ** 40, name="x")
y = model.addVar(ub=float("inf"), lb=-float("inf"), name="y")
print(x.ub, y.ub, y.lb)
model.addConstr(x * Fraction(1, 2) + y <= Decimal("7.5"))
model.addConstr(y >= True)
model.setObjective(x + y * 2 ** 3, COPT.MAXIMIZE)
model.addConstr(y <= 5)
model.solve()
print(model.objval)
print(x + "2")
model.addConstr(x <= "10")
print(x * "two")
