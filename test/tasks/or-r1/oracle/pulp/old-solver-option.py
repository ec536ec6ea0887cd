import pulp
model = pulp.LpProblem("c")
model.solve(pulp.PULP_CBC_CMD(maxSeconds=10))
