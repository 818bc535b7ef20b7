package dev.perennial.e2e;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

final class GreenPost implements Post {
    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });

    GreenPost() {
        server.start();
        users().setMessageDeliveryHandler((_, to) -> user(to.getEmail().replaceFirst("\\+[^@]*@", "@")));
    }

    @Override
    public int imap() {
        return server.getImap().getPort();
    }

    @Override
    public int smtp() {
        return server.getSmtp().getPort();
    }

    @Override
    public void make(String address) {
        user(address);
    }

    @Override
    public void deliver(String address, String mail, Instant received) throws Exception {
        boxes().getInbox(user(address)).appendMessage(Post.read(Post.bytes(mail)), new Flags(), Date.from(received));
    }

    @Override
    public List<MimeMessage> of(String address) throws Exception {
        var mails = new ArrayList<MimeMessage>();
        for (var stored : boxes().getInbox(user(address)).getMessages()) {
            var bytes = new ByteArrayOutputStream();
            stored.getMimeMessage().writeTo(bytes);
            mails.add(Post.read(bytes.toByteArray()));
        }
        return mails;
    }

    private GreenMailUser user(String address) {
        var known = users().getUser(address);
        return known == null ? server.setUser(address, address, PASSWORD) : known;
    }

    private UserManager users() {
        return server.getManagers().getUserManager();
    }

    private ImapHostManager boxes() {
        return server.getManagers().getImapHostManager();
    }

    @Override
    public void close() {
        server.stop();
    }
}
