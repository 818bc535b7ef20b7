package dev.perennial.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A key and its certificate for a name, signed by nobody but itself.
///
/// @param certificate a file in PEM
public record OwnAuthority(SSLContext server, Path certificate) {
    public static OwnAuthority of(String name, Path folder) throws IOException, GeneralSecurityException {
        var file = folder.resolve(name + ".p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        try {
            if (keytool.waitFor() != 0)
                throw new IOException(new String(keytool.getInputStream().readAllBytes()));
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        var store = KeyStore.getInstance("PKCS12");
        try (var stream = Files.newInputStream(file)) {
            store.load(stream, "changeit".toCharArray());
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "changeit".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        var pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(store.getCertificate("own").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        return new OwnAuthority(context, Files.writeString(folder.resolve(name + ".pem"), pem));
    }
}
