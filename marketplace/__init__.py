"""The ground of Makers Yard, and its front door. A map of the house:

Ground (each room may know the ones above it in this list, and no other)
    accounts      people: who they are, what they came to do, whom they want no word from
    uploads       pictures: one intake, renditions, private reading with a log of who looked
    notifications what people are told: on the page at once, by mail from the same row
    moderation    reports that reach the operators
    deals         the deal: two parties, a status, its events; ``lifecycle.transition``
    ledger        money: accounts, transfers, holds, payments; ``gateways`` and ``audit``

Wings (each stands on the ground and knows no other wing)
    commissions   artists, their portfolios, and commissions from brief to final picture
                  (a package beside this one)

Front door (may know everything below)
    pages         home, dashboard, public profiles, rules and help, the styleguide
    console       the operators' admin
    management    commands: demo, serve, worker

In this folder itself: ``settings`` (all from the environment, read by ``environment``), ``urls``,
``wsgi``, ``middleware`` (request log, time zone), ``family`` (the server's processes), ``bundle``
(one style sheet and one script out of many), ``demo`` (the stage of the demo market, on which each
room's own ``demo`` builds), and small things that any room may use: ``money``, ``codes``,
``validators``, ``readonly``, ``templatetags``.

A test walks the imports and the foreign keys: tests/test_architecture.py.
"""
