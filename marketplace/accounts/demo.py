"""The demo market's operators. No superusers: whoever reads the login page may be one of these."""


def build(stage):
    with stage.days_ago(420):
        stage.person("orla", "Orla Quist", mark="rings-2", is_staff=True)
    with stage.days_ago(200):
        stage.person("benedikt", "Benedikt Amadi", mark="feather-2", is_staff=True)
