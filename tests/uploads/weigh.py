"""``python -m tests.uploads.weigh``: how many KiB the process grows by with each trap."""

import os
import resource


def main():
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from marketplace.uploads.intake import Refused, take_in
    from tests.uploads import liars
    from tests.uploads.pictures import upload

    take_in(upload())  # the decoders' own weight
    traps = liars.floods() | {"png of texts": liars.talkative_png()}
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for name, content in traps.items():
        try:
            take_in(upload(content))
            raise SystemExit(f"{name} was taken")
        except Refused:
            after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            print(after - before, name)


if __name__ == "__main__":
    main()
