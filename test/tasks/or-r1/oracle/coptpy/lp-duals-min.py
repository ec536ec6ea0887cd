import coptpy as cp
from coptpy import COPT
env = cp.Envr()
model = env.createModel()
food = model.addVars(["bread", "milk", "meat"], nameprefix="buy")
cost = {"bread": 2.0, "milk": 3.5, "meat": 8.0}
model.setObjective(food.prod(cost), COPT.MINIMIZE)
energy = model.addConstr(4 * food["bread"] + 8 * food["milk"] + 7 * food["meat"] >= 10, "energy")
protein = model.addConstr(2 * food["bread"] + 12 * food["milk"] + 0.5 * food["meat"] == 8)
model.solve()
print(round(model.objval, 6), [round(v.x, 6) for v in model.getVars()])
print(round(energy.pi, 6), round(protein.pi, 6), round(energy.slack, 6))
print([round(v.rc, 6) for v in model.getVars()])
