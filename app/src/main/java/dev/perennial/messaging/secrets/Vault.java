package dev.perennial.messaging.secrets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// Seals secrets with a key that lies outside of the database (AES-GCM), so that a copy of the database alone lets
/// nobody in. What is sealed for one place cannot be opened in another.
@Component
public class Vault {
    private static final byte FORM = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final VaultKey key;

    Vault(VaultKey key) {
        this.key = key;
    }

    /// @param place where the secret belongs: `mailbox:<id>:smtp`
    public byte[] seal(String place, String secret) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, key.made(), nonce, place)
                    .doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(1 + NONCE + sealed.length)
                    .put(FORM)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /// @return nothing when it was sealed with another key, or for another place
    public Optional<String> open(String place, byte[] sealed) {
        var known = key.found();
        if (known.isEmpty() || sealed.length < 1 + NONCE || sealed[0] != FORM) return Optional.empty();
        try {
            var text = cipher(Cipher.DECRYPT_MODE, known.get(), Arrays.copyOfRange(sealed, 1, 1 + NONCE), place)
                    .doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String place) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
