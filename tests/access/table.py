"""Who gets what at which address: one line of codes for all that answer alike.

The codes stand in the order of ``world.ACTORS``. A request is a method, the name of an address
and, for each part of it, what ``world.arguments`` fills it with.
"""

TABLE = {
    # Everybody reads these.
    "200 200 200 200 200 200 200": """
        GET healthz
        GET readyz
        GET pages:home
        GET pages:how-payment-works
        GET pages:fees
        GET pages:rules
        GET pages:help
        GET pages:terms
        GET pages:privacy
        GET pages:contact
        GET pages:appearance
        GET pages:styleguide
        GET pages:profile username=username
        GET pages:robots
        GET account_inactive
        GET account_reset_password
        GET account_password_reset_completed
        GET commissions:artist-list
        GET commissions:artist-detail username=username
        GET commissions:work-detail username=username code=work
        GET commissions:tag-detail slug=slug
        GET ledger:sandbox reference=charge
    """,
    "302 302 302 302 302 302 302": """
        POST pages:appearance
        GET pages:favicon
        POST accounts:welcome
        POST accounts:settings-hats
        POST account_logout
        GET account_email_verification_sent
        GET account_set_password
        GET account_confirm_login_code
        GET account_confirm_password_reset_code
        GET account_complete_password_reset
        GET mfa_authenticate
        GET mfa_reauthenticate
        GET mfa_activate_totp
        GET mfa_generate_recovery_codes
        GET mfa_add_webauthn
        GET mfa_reauthenticate_webauthn
        GET mfa_remove_webauthn pk=report
        GET mfa_edit_webauthn pk=report
        GET mfa_login_webauthn
        POST uploads:upload
        POST commissions:desk-start
        POST commissions:desk-open
        POST commissions:desk-close
        POST commissions:portfolio-order
        GET commissions:brief-check username=username
        POST commissions:brief-check username=username
        POST admin:logout
        GET admin:password_change
        POST notifications:read-all
        POST notifications:settings
    """,
    # One's own pages: whoever is signed in sees their own.
    "302 200 200 200 200 200 200": """
        GET pages:dashboard
        GET pages:deal-list
        GET accounts:welcome
        GET accounts:settings-profile
        POST accounts:settings-profile
        GET accounts:settings-username
        POST accounts:settings-username
        GET accounts:settings-mark
        POST accounts:settings-mark
        GET accounts:settings-hats
        GET accounts:blocks
        GET account_logout
        GET account_reauthenticate
        GET account_email
        GET account_change_password
        GET mfa_index
        GET mfa_list_webauthn
        GET usersessions_list
        GET uploads:avatar
        GET commissions:desk
        GET notifications:list
        GET notifications:settings
        GET ledger:earnings
    """,
    "302 200 200 200 200 302 302": """
        GET accounts:tasks
    """,
    "302 405 405 405 405 405 405": """
        GET accounts:block username=username
        GET uploads:upload
    """,
    "302 302 302 404 302 302 302": """
        POST accounts:block username=username
        POST accounts:unblock username=username
    """,
    "404 404 404 404 404 404 404": """
        POST accounts:enter username=username
    """,
    "200 302 302 302 302 302 302": """
        GET account_login
        GET account_signup
        GET account_request_login_code
    """,
    "302 404 404 404 404 404 404": """
        GET mfa_deactivate_totp
        GET mfa_view_recovery_codes
        GET mfa_download_recovery_codes
        POST uploads:remove code=shared
        GET moderation:report
        POST moderation:report
    """,
    "302 404 200 200 404 404 404": """
        GET uploads:file code=reference size=SMALL
        GET uploads:file code=shared size=LARGE
        GET commissions:commission-detail code=code
        GET commissions:agreement code=code
        GET commissions:commission-ask-operators code=code
    """,
    "302 404 404 200 404 404 404": """
        GET uploads:file code=shared size=FULL
        GET uploads:file code=kept size=SMALL
    """,
    "302 302 302 200 200 302 302": """
        GET commissions:profile-edit
        POST commissions:profile-edit
        GET commissions:portfolio
    """,
    "302 302 302 422 422 302 302": """
        POST commissions:portfolio
    """,
    "302 302 302 200 404 302 302": """
        GET commissions:piece-edit code=work
        POST commissions:piece-edit code=work
        GET commissions:piece-remove code=work
    """,
    "302 302 302 302 404 302 302": """
        POST commissions:piece-move code=work
        POST commissions:piece-remove code=work
    """,
    "302 200 200 302 200 302 302": """
        GET commissions:brief-create username=username
    """,
    "302 404 302 403 404 404 404": """
        GET commissions:commission-edit-brief code=code
        GET commissions:commission-withdraw code=code
        GET commissions:commission-ask-change code=code
        GET commissions:commission-complete code=code
        GET commissions:commission-counter code=code
        GET commissions:commission-agree code=code
        GET commissions:commission-pay code=code
        POST commissions:commission-pay code=code
        GET commissions:commission-approve code=code
    """,
    "302 404 403 302 404 404 404": """
        GET commissions:commission-decline code=code
        POST commissions:photo-show code=code photo=photo
        POST commissions:photo-discard code=code photo=photo
        GET commissions:commission-deliver code=code
        GET commissions:commission-quote code=code
        GET commissions:commission-take-back code=code
    """,
    "302 404 403 200 404 404 404": """
        GET commissions:commission-share code=code
        GET commissions:commission-submit code=code
    """,
    # The console: operators read.
    "302 302 302 302 302 200 200": """
        GET admin:index
        GET admin:password_change_done
        GET admin:jsi18n
        GET admin:accounts_user_changelist
        GET admin:accounts_user_history object_id=user
        GET admin:accounts_user_change object_id=user
        GET admin:moderation_report_changelist
        GET admin:moderation_report_history object_id=report
        GET admin:moderation_report_change object_id=report
        GET admin:deals_deal_changelist
        GET admin:deals_deal_history object_id=deal
        GET admin:deals_deal_change object_id=deal
        GET admin:deals_event_changelist
        GET admin:deals_event_history object_id=event
        GET admin:deals_event_change object_id=event
        GET admin:commissions_commissionrequest_changelist
        GET admin:commissions_commissionrequest_history object_id=deal
        GET admin:commissions_commissionrequest_change object_id=deal
        GET admin:commissions_artistprofile_changelist
        GET admin:commissions_artistprofile_history object_id=profile
        GET admin:commissions_artistprofile_change object_id=profile
        GET admin:commissions_commissionrequest_settle pk=deal
        POST admin:commissions_commissionrequest_settle pk=deal
        GET admin:ledger_hold_changelist
        GET admin:ledger_hold_history object_id=hold
        GET admin:ledger_hold_change object_id=hold
        GET admin:ledger_transfer_changelist
        GET admin:ledger_transfer_history object_id=transfer
        GET admin:ledger_transfer_change object_id=transfer
        GET admin:ledger_payment_changelist
        GET admin:ledger_payment_history object_id=payment_pk
        GET admin:ledger_payment_change object_id=payment_pk
        GET admin:ledger_payout_changelist
        GET admin:ledger_payout_history object_id=payout
        GET admin:ledger_payout_change object_id=payout
    """,
    "302 403 403 403 403 302 302": """
        GET admin:login
    """,
    "302 302 302 302 302 405 405": """
        GET admin:logout
    """,
    # The console: nobody adds, changes or deletes, superusers included.
    "302 302 302 302 302 403 403": """
        GET admin:autocomplete
        GET admin:accounts_user_add
        POST admin:accounts_user_add
        GET admin:accounts_user_delete object_id=user
        POST admin:accounts_user_delete object_id=user
        POST admin:accounts_user_change object_id=user
        GET admin:moderation_report_add
        GET admin:moderation_report_delete object_id=report
        POST admin:moderation_report_change object_id=report
        GET admin:deals_deal_add
        GET admin:deals_deal_delete object_id=deal
        POST admin:deals_deal_change object_id=deal
        GET admin:deals_event_add
        GET admin:deals_event_delete object_id=event
        POST admin:deals_event_change object_id=event
        GET admin:commissions_commissionrequest_add
        GET admin:commissions_commissionrequest_delete object_id=deal
        POST admin:commissions_commissionrequest_change object_id=deal
        GET admin:commissions_artistprofile_add
        GET admin:commissions_artistprofile_delete object_id=profile
        POST admin:commissions_artistprofile_change object_id=profile
        GET admin:ledger_hold_add
        GET admin:ledger_hold_delete object_id=hold
        POST admin:ledger_hold_change object_id=hold
        GET admin:ledger_transfer_add
        GET admin:ledger_transfer_delete object_id=transfer
        POST admin:ledger_transfer_change object_id=transfer
        GET admin:ledger_payment_add
        GET admin:ledger_payment_delete object_id=payment_pk
        POST admin:ledger_payment_change object_id=payment_pk
        GET admin:ledger_payout_add
        GET admin:ledger_payout_delete object_id=payout
        POST admin:ledger_payout_change object_id=payout
    """,
    "302 404 302 404 404 404 404": """
        POST notifications:open pk=note
        GET ledger:payment code=payment
        POST ledger:payment code=payment
    """,
    "302 422 422 422 422 422 422": """
        POST ledger:withdraw
    """,
    "405 405 405 405 405 405 405": """
        GET ledger:webhook gateway=SANDBOX
    """,
    "403 403 403 403 403 403 403": """
        POST ledger:webhook gateway=SANDBOX
    """,
}

# Addresses that the table leaves out, and where they are tried.
ELSEWHERE = {
    "admin:": "the console's catch-all and redirects to a row's page",
    "admin:app_list": "a part of the index",
    "admin:view_on_site": "leads to public pages only",
    "admin:moderation_report_handle": "tests/console/test_handle.py",
    "accounts:": "leads to the first page of the settings",
}
