import pulp
model = pulp.LpProblem("c")
x = pulp.LpVariable("x", 1)
model += x
model.solve(msg=0)
