import coptpy as cp
from coptpy import COPT
import numpy as np

values, weights = np.array([60, 100, 120, 80, 30]), np.array([10, 20, 30, 25, 5])
model = cp.Envr().createModel()
take = model.addMVar(5, vtype=COPT.BINARY, nameprefix="take")
model.addConstr(weights @ take <= 50, name="capacity")
model.addConstr(take[0] + take[1] <= 1)
model.setObjective(values @ take, COPT.MAXIMIZE)
model.solve()
chosen = [i for i in range(5) if take[i].x > 0.5]
print(model.status, model.objval, chosen, take.x.tolist(), values[chosen])
