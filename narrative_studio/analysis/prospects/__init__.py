"""What the tests of a narrative with prospects hold, gathered for figures, charts and rules.

Nothing here estimates anything: rates and intervals are computed from these counts elsewhere.
"""
