from pulp import *
x = LpVariable("x", 0, 4)
x.setInitialValue(5)
