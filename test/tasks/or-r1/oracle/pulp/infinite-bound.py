import pulp
x = pulp.LpVariable("x", 0, float("inf"))
