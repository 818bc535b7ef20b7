package dev.perennial.platform.outgoing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Whose certificates count.
final class Trust {
    private Trust() {}

    /// @param authorities a file of certificates, one after the other
    static SSLContext besidesJavas(Optional<Path> authorities) {
        try {
            var all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            var n = 0;
            for (var manager : managers(null))
                if (manager instanceof X509TrustManager known)
                    for (var each : known.getAcceptedIssuers()) all.setCertificateEntry("java-" + n++, each);
            if (authorities.isPresent())
                try (var file = Files.newInputStream(authorities.get())) {
                    for (var each : CertificateFactory.getInstance("X.509").generateCertificates(file))
                        all.setCertificateEntry("own-" + n++, each);
                }
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers(all), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificates of perennial.outgoing.trust cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the certificates of perennial.outgoing.trust cannot be read", e);
        }
    }

    private static TrustManager[] managers(@Nullable KeyStore trusted) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }
}
