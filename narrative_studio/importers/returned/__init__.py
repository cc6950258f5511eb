"""What a file that was exported here says when it comes back from somebody, whatever its kind.

``deck`` and ``markdown`` read such files and compare them; ``comparison`` is what they find,
``rewording`` tells what became of wordings and of an order, ``telling`` says it all in words.
"""
