"""Two ways to use a page: with a mouse, and with nothing but a keyboard."""

MOST_TABS = 150


class Mouse:
    """What a person does with a pointer."""

    def __init__(self, page):
        self.page = page

    def press(self, locator):
        locator.click()

    def tick(self, locator):
        locator.check()

    def fill(self, locator, words):
        locator.fill(words)

    def choose_files(self, locator, paths):
        locator.set_input_files(paths)


class Keyboard:
    """Tab, Enter, Space and letters; every stop has to show that it is one."""

    def __init__(self, page):
        self.page = page
        # Without a listener the browser opens a window of its own, and one that is announced
        # together with the key press may come too late.
        page.on("filechooser", lambda chooser: None)

    def reach(self, locator):
        for _ in range(MOST_TABS):
            if locator.evaluate("element => element === document.activeElement"):
                outline = locator.evaluate(RING)
                assert outline, f"{locator} has the focus and does not show it"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{locator} is not reached with {MOST_TABS} tabs")

    def press(self, locator):
        self.reach(locator)
        self.page.keyboard.press("Enter")

    def tick(self, locator):
        self.reach(locator)
        if not locator.is_checked():
            self.page.keyboard.press("Space")

    def fill(self, locator, words):
        self.reach(locator)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(words)

    def choose_files(self, locator, paths):
        self.reach(locator)
        with self.page.expect_file_chooser() as opened:
            self.page.keyboard.press("Enter")
        opened.value.set_files(paths)


# A ring round the element, or round what it stands for: its label, card or drop zone.
RING = """element => {
  for (let at = element, steps = 0; at && steps < 4; at = at.parentElement, steps++) {
    for (const part of [at, at.nextElementSibling]) {
      if (!part) continue;
      const {outlineStyle, outlineWidth} = getComputedStyle(part);
      if (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) return true;
    }
  }
  return false;
}"""
