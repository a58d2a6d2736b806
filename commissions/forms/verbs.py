"""What a person says when they press a verb of a commission."""

from django import forms

from marketplace.validators import no_control_characters


class WordsForm(forms.Form):
    """A few words for the other side."""

    note = forms.CharField(
        label="In your own words",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        validators=[no_control_characters],
    )


class DeclineForm(WordsForm):
    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["note"].label = "Why not this time?"
        self.fields["note"].help_text = "A line or two. The buyer reads it exactly as you write it."


class ChangeForm(WordsForm):
    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["note"].label = "What should be different?"
        self.fields["note"].help_text = "As exactly as you can: where in the picture, and how."


class DeliverForm(WordsForm):
    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["note"].label = "A word with it"
        self.fields["note"].required = False
