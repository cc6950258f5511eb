"""Statistics of small samples: what a few tests with prospects say, and what they do not.

Pure functions on plain counts; nothing here knows a document. Every module names the source of its
formula. ``numbers`` refuses counts that cannot be; ``intervals`` has Wilson's and Newcombe's
intervals; ``urn`` the exact hypergeometric and binomial tails on which ``comparing`` (is the new
pitch better than the old one?) and ``preference`` (which of two do people prefer?) stand;
``ratings`` holds distributions; ``discovery`` says how many tests meet a problem; ``agreement``,
``krippendorff`` and ``kappa`` how far people agree; ``many`` holds several comparisons together.
``honesty`` says from how many tests on what may be shown, and ``rate`` holds the two values to
show, a rate and a difference, which carry their n and their interval wherever they go.
"""
