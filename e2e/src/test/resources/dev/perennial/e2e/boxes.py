"""What aiosmtpd does with a mail: it goes into the mailbox of everybody it is for, ada+anything@ into ada@."""

import mailbox
import os


class Boxes:
    def __init__(self, folder):
        self.folder = folder

    @classmethod
    def from_cli(cls, parser, *arguments):
        return cls(*arguments)

    async def handle_DATA(self, server, session, envelope):
        whence = "Return-Path: <%s>\r\n" % (envelope.mail_from or "")
        for recipient in envelope.rcpt_tos:
            name, domain = recipient.rsplit("@", 1)
            box = mailbox.Maildir(os.path.join(self.folder, name.split("+")[0] + "@" + domain))
            box.add(whence.encode() + envelope.content)
        return "250 it is in the box"
