import numpy as np
import pulp

x = pulp.LpVariable("x", 0, 4)
print(2 * x + np.float64(1.5), np.int64(3) * x, x / np.float64(2))
print(x * np.array([1, 2]))
