# Telephone numbers (kernel::Phone)
phone-fault-characters = Enter a telephone number: digits only, with a leading “+” if needed.
phone-fault-length = The number has too few or too many digits. A Latvian number has 8.
phone-fault-latvian = A Latvian number begins with 2 or 6. Write a foreign one with “+” and the country code.
phone-fault-country = Write a foreign number with “+” and the country code, such as +44 7911 123456.
phone-fault-desk = A landline (it begins with 6) cannot receive a text message. Enter a mobile number.

# What became of a message
dispatch-waiting = being sent
dispatch-sent = sent { $at }
dispatch-failed = failed: { $why }
dispatch-failed-next = failed: { $why }; next try { $at }
dispatch-why-no-answer = the gateway does not answer
dispatch-do-no-answer = No connection to the SMS gateway could be made; the message was not sent. The system tries again by itself. If it keeps happening, the superuser checks the gateway’s address and asks the provider.
dispatch-why-slow = the gateway did not answer in time
dispatch-do-slow = The gateway took the request but did not answer within 15 seconds; the message may have gone out. Ask the recipient before sending again.
dispatch-why-broken = the connection to the gateway broke
dispatch-do-broken = The connection broke before the gateway answered; the message may have gone out. Ask the recipient before sending again.
dispatch-why-not-configured = no SMS gateway is set up
dispatch-do-not-configured = The superuser sets up the SMS gateway under “Settings”. Until then, hand the password over in a sealed letter.
dispatch-why-secret = the gateway’s secret is missing
dispatch-do-secret = The administrator of the server sets EKLASE_SMS_SECRET and restarts the system.
dispatch-why-secret-host = the secret may not be sent to this address
dispatch-do-secret-host = The gateway’s address is not on the list that the administrator of the server allows (sms_hosts). Check the address or ask for it to be added.
dispatch-why-settings = the gateway’s settings are not valid
dispatch-do-settings = The superuser opens “SMS gateway”, saves the settings again and corrects the fields shown.
dispatch-why-too-long = the text is too long
dispatch-do-too-long = A message holds up to 480 characters. Shorten the text and send it again.
dispatch-why-answer = the gateway did not confirm that it took the message
dispatch-do-answer = The answer lacks the text given under “Text of a good answer”. The message may have gone out: ask the recipient. The superuser sends a trial message and compares the answer with the setting.
dispatch-why-redirect = the gateway redirects to another address
dispatch-do-redirect = Redirects are not followed. The superuser enters the gateway’s final address, usually with https:// and the exact path.
dispatch-why-address = the gateway’s address is in the internal network
dispatch-do-address = The address leads into the internal network, where messages may not be sent. Check it; if the gateway really is there, the administrator of the server allows it with sms_allow_insecure.
dispatch-why-insecure = the gateway’s address is not https
dispatch-do-insecure = Passwords are not sent over an unencrypted connection. The superuser enters an address that begins with https://.
dispatch-why-name = the gateway’s address was not found
dispatch-do-name = There is no server of that name, or this server has no internet. The superuser checks the address, the administrator the connection.
dispatch-why-certificate = the gateway’s certificate is not trusted
dispatch-do-certificate = The certificate has expired, belongs to another address or is not known to this server. Check the address; the administrator checks that ca-certificates is installed.
dispatch-why-key = the gateway does not accept the secret
dispatch-do-key = The gateway said that access is not allowed. The administrator checks the secret (EKLASE_SMS_SECRET), the superuser the headers and whether the contract with the provider is valid.
dispatch-why-credit = the account at the gateway is empty
dispatch-do-credit = Top up the account at the SMS provider and send again.
dispatch-why-not-found = the gateway has no such page
dispatch-do-not-found = The superuser compares the address and the method (GET or POST) with the provider’s description.
dispatch-why-busy = the gateway gets too many messages at once
dispatch-do-busy = Wait: the system tries again by itself. If it keeps happening, ask the provider for a higher limit.
dispatch-why-refused = the gateway refused the message
dispatch-do-refused = Check the recipient’s number. If it is right, the superuser sends a trial message and reads the gateway’s answer.
dispatch-why-ill = the gateway has an error
dispatch-do-ill = The error is on the provider’s side. The system tries again by itself; if it keeps happening, ask the provider.
dispatch-why-lost = the message could not be prepared
dispatch-do-lost = Send it again. If the error keeps happening, tell the administrator of the server.

# What became of a letter (e-mail)
dispatch-mail-why-no-answer = the mail server does not answer
dispatch-mail-do-no-answer = No connection to the mail server could be made; the letter was not sent. The system tries again by itself. If that goes on, the administrator checks smtp_host and smtp_port.
dispatch-mail-why-slow = the mail server did not answer in time
dispatch-mail-do-slow = The letter was handed over, but the mail server did not confirm it in time; it may have left. Ask the recipient before you send it again.
dispatch-mail-why-broken = the connection to the mail server broke
dispatch-mail-do-broken = The connection broke before the mail server confirmed the letter; it may have left. Ask the recipient before you send it again.
dispatch-mail-why-not-configured = sending e-mail is not set up
dispatch-mail-do-not-configured = The administrator names the mail server (smtp_host) and the sender (mail_from) in the server’s configuration.
dispatch-mail-why-too-long = the letter is too long
dispatch-mail-do-too-long = Shorten the text and send it again.
dispatch-mail-why-answer = the mail server’s answer makes no sense
dispatch-mail-do-answer = The administrator checks whether smtp_host and smtp_port really name a mail server (SMTP). If other letters arrive, ask the recipient whether this one did too.
dispatch-mail-why-name = the mail server was not found
dispatch-mail-do-name = There is no such server name, or this server has no internet. The administrator checks smtp_host and the connection.
dispatch-mail-why-certificate = the mail server’s certificate is not trusted
dispatch-mail-do-certificate = The certificate has expired, is for another name, or is unknown to this server. The administrator checks smtp_host and whether ca-certificates are installed.
dispatch-mail-why-starttls = the mail server offers no encrypted connection
dispatch-mail-do-starttls = Letters are not sent unencrypted. The administrator chooses smtp_security = "tls" (usually with port 465) or another mail server.
dispatch-mail-why-auth = the mail server does not accept the user or the password
dispatch-mail-do-auth = The administrator checks smtp_user and the password (EKLASE_SMTP_PASSWORD).
dispatch-mail-why-sender = the mail server does not accept the sender
dispatch-mail-do-sender = The administrator checks whether this mail server may send from the address in mail_from, and whether it wants a user and a password.
dispatch-mail-why-refused = the mail server refused the letter
dispatch-mail-do-refused = Check the recipient’s e-mail address. If it is right, the administrator finds the reason in the mail server’s log.
dispatch-mail-why-busy = the mail server does not take the letter for now
dispatch-mail-do-busy = The system tries again by itself. If that goes on, the recipient’s mailbox may be full; the administrator sees the reason in the mail server’s log.
dispatch-mail-why-lost = the letter could not be prepared
dispatch-mail-do-lost = Send it again. If that goes on, tell the administrator.
# Notices on devices (Web Push)
dispatch-devices = devices
dispatch-push-why-not-configured = notices on devices are not set up
dispatch-push-do-not-configured = The administrator checks whether the server has its key (eklase.key or EKLASE_KEY).
dispatch-push-why-no-device = the recipient has no device that takes notices
dispatch-push-do-no-device = The recipient turns notices on, on the device itself: “Notices”, “Turn on for this device”.
dispatch-push-why-no-answer = the browser’s notice service does not answer
dispatch-push-do-no-answer = The system tries again by itself. If that goes on, the administrator checks the server’s internet connection.
dispatch-push-why-refused = the browser’s notice service did not take the notice
dispatch-push-do-refused = The system tries again by itself. If that goes on, the recipient turns notices off and on again on the device.
dispatch-push-why-lost = the notice could not be prepared
dispatch-push-do-lost = Send it again. If that goes on, tell the administrator.

# The list
dispatch-messages = Messages sent
dispatch-messages-text = Text messages and e-mails to parents and staff. Their texts and passwords are not kept.
dispatch-to = Recipient
dispatch-kind = Message
dispatch-at = Made
dispatch-state = State
dispatch-again = Send again
dispatch-older = Older messages
dispatch-none = No message has been sent yet
dispatch-none-text = Messages appear here when a parent or a member of staff is sent, for example, a one-time password or a confirmation code.
dispatch-none-bad = There are no unsent messages
dispatch-show-bad = Show unsent
dispatch-show-all = Show all
dispatch-bad-count = { $n ->
    [one] { $n } message was not sent
   *[other] { $n } messages were not sent
}
dispatch-kind-one_time_password = one-time password
dispatch-kind-code = confirmation code
dispatch-kind-notice = notice

# The gateway
dispatch-gateway = SMS gateway
dispatch-gateway-text = One-time passwords are sent to telephones through it. Any SMS service with an HTTP interface fits.
dispatch-settings = Settings
dispatch-not-set = No SMS gateway is set up: for now passwords can only be handed over in a sealed letter. Fill the fields in as the provider describes and send a trial message.
dispatch-no-secret = The server has no secret for the gateway. If the service needs one, the administrator of the server sets EKLASE_SMS_SECRET.
dispatch-demo = The demo sends no text messages: they show on the demo’s telephone.
dispatch-method = Method
dispatch-url = Address
dispatch-url-hint = The whole address, beginning with https://
dispatch-headers = Headers
dispatch-headers-hint = One a line: name, colon, value. May stay empty.
dispatch-body = Body
dispatch-body-hint = With POST only: JSON, XML or a form’s fields (name=value&…).
dispatch-sender = Sender
dispatch-sender-hint = The name or number that the telephone shows; Latin letters without diacritics.
dispatch-success-text = Text of a good answer
dispatch-success-text-hint = If the service answers 200 to errors too, enter what only a good answer contains.
dispatch-phone-hint = A mobile number, such as 26 000 000
dispatch-places = What can be put into the address, headers and body
dispatch-places-text = Values are written so that they fit where they stand. In a JSON body the places stand in quotation marks.
dispatch-place-phone = the recipient’s number with “+”, such as +37126000000
dispatch-place-phone-digits = the recipient’s number without “+”, such as 37126000000
dispatch-place-text = the text of the message
dispatch-place-sender = the sender from the field “Sender”
dispatch-place-secret = the secret; it is kept on the server (EKLASE_SMS_SECRET), not here
dispatch-examples = Examples
dispatch-example-json = JSON with the key in a header
dispatch-example-form = A form’s fields
dispatch-example-get = Everything in the address
dispatch-fault-url = Enter the whole address, such as https://sms.example.lv/send, without a user name and “#”.
dispatch-fault-scheme = The address has to begin with https://, because passwords are sent through it.
dispatch-fault-host = Places in braces are not allowed in the server’s name: use them after it.
dispatch-fault-header = Each line of the headers needs a name, a colon and a value in Latin letters. Host and Content-Length are set by the system.
dispatch-fault-text-in-header = The text cannot stand in a header: put it into the address or the body.
dispatch-fault-secret = The secret cannot be sent in this header: it has characters that do not fit.
dispatch-fault-body-of-get = GET has no body: leave it empty or choose POST.
dispatch-fault-no-body = POST needs a body.
dispatch-fault-kind = The Content-Type header names an unknown kind of body. It can be JSON, XML or application/x-www-form-urlencoded.
dispatch-fault-json = The body is not valid JSON. Check brackets and commas; write the places in braces inside quotation marks.
dispatch-fault-place = There is a word in braces that the system does not know. The known ones are listed under “What can be put”.
dispatch-fault-missing = Both the recipient’s number and the text are needed: put in both places in braces.
dispatch-fault-sender = The sender has up to 20 characters: Latin letters without diacritics, digits, spaces.

# The trial
dispatch-trial = Trial
dispatch-trial-hint = It is sent with the saved settings. The provider may charge for it.
dispatch-trial-phone = Telephone number
dispatch-trial-send = Send a trial message
dispatch-trial-text = A trial message from “{ $institution }”. No answer is needed.
dispatch-trial-sent = The gateway took the message
dispatch-trial-sent-text = Check that it arrived on the telephone and that the letters are right.
dispatch-trial-failed = The message was not sent: { $why }
dispatch-trial-answer = The gateway’s answer:

# The demo’s telephone
dispatch-outbox = The demo’s telephone
dispatch-outbox-brand = Demo
dispatch-outbox-text = The text messages and e-mails that parents and staff would get from a real system. They are kept only until the demo ends.
dispatch-outbox-empty = No message yet.
dispatch-refresh = Refresh
dispatch-forgotten = deleted after 90 days

# Notices about the account
tell-mail-subject = E-klase: changes to your account
tell-message = E-klase: { $what } ({ $when }, { $who }). If you do not know about this, contact the preschool.
tell-by-self = you
tell-by-operator = the system's operator
tell-short-password_replaced = your password was replaced by a one-time one
tell-short-factors_removed = your second factors were removed
tell-short-phone_changed = your phone number was changed
tell-short-email_changed = your e-mail address was changed
tell-short-recovered = a superuser's access was restored at the server's terminal
