import coptpy as cp
import numpy as np
from coptpy import COPT
cost = np.array([[3, np.nan, 2], [np.inf, 4, 1]])
for k in range(5):
    m = cp.Envr().createModel('m'); m.setParam('Logging', 0)
    x = m.addMVar((2, 3), ub=10, nameprefix='x')
    try:
        m.setObjective((np.nan_to_num(cost, nan=0, posinf=0) * x).sum(), COPT.MINIMIZE)
        if k == 0: m.addConstrs(x.sum(axis=1) <= np.array([6, np.inf]))
        if k == 1: m.setObjective((cost * x).sum(), COPT.MINIMIZE)
        if k == 2: m.addConstrs(x.sum(axis=0) >= np.array([1, np.nan, 2]))
        if k == 3: m.addMVar(2, obj=np.array([np.nan, 1]))
        if k == 4: m.addMVar(2, lb=np.nan)
        m.addConstrs(x.sum(axis=0) >= np.array([2, 3, 4]))
        m.solve(); print(k, m.status, m.objval)
    except Exception as e: print(k, type(e).__name__, str(e).split('\n')[0])
