package dev.perennial.messaging.reading;

import java.util.List;
import java.util.regex.Pattern;

/// What stands below one's words in every mail one writes.
final class Signatures {
    private static final int LONGEST = 25;
    private static final int LONGEST_DEVICE = 120;
    private static final int LONGEST_WITH_LINKS = 2_000;
    private static final int LONGEST_AFTER_BARE_DASHES = 10;
    private static final Pattern DEVICE = Pattern.compile(
            "(sent (from|with|via|by|using) (my |the )?|get outlook for |gesendet (von|mit|über) |von mein(em|er) .{2,40} gesendet"
                    + "|diese nachricht wurde von mein.{2,60} gesendet|mit .{2,40} gesendet|holen sie sich outlook für |outlook für .{2,20} herunterladen"
                    + "|envoyé (de|depuis|avec|à partir de) |obtenir outlook pour |télécharger outlook pour |enviado (desde|con|a partir de|do meu|pelo) |obtener outlook para "
                    + "|inviato (da|con|dal) |scarica outlook per |verzonden (vanaf|met|via) |verstuurd (vanaf|met|via) |outlook voor .{2,20} downloaden"
                    + "|enviado do meu |obter o outlook para |skickat från |skickades från |sendt fra |lähetetty |wysłano z |wysłane z |odesláno z |отправлено (с|из) |iphone ?から送信|ipad ?から送信"
                    + "|发自我的|從我的 .{2,20} 傳送|나의 .{2,20}에서 보냄|נשלח מ).{0,160}"
                    + "|.{0,20}(iphoneから送信|发自我的).{0,40}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /// Without one of these it is a sentence: “Sent from your shop yesterday, nothing came.”
    private static final Pattern PRODUCT = Pattern.compile(
            "(iphone|ipad|android|samsung|galaxy|outlook|\\bmail\\b|e-mail|mobile|mobil|handy|smartphone|blackberry|huawei"
                    + "|xiaomi|pixel|proton|yahoo|gmx|web\\.de|t-online|spark|thunderbird|k-9|tablet|windows|gerät|device"
                    + "|appareil|dispositivo|cellulare|móvil|telefon|télefon|téléphone|mobiele|手机|ポスト|から送信|我的)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Signatures() {}

    /// The lines without what is signed below them; all of them when nothing would remain.
    static List<String> without(List<String> lines) {
        var kept = lines;
        for (int i = 0; i < lines.size(); i++) {
            if (isBegin(lines, i)) {
                kept = lines.subList(0, i);
                break;
            }
        }
        kept = trimmed(kept);
        while (!kept.isEmpty() && isDevice(kept.getLast())) kept = trimmed(kept.subList(0, kept.size() - 1));
        return kept;
    }

    private static boolean isBegin(List<String> lines, int at) {
        var line = lines.get(at);
        int after = trimmed(lines).size() - at - 1;
        if (line.equals("-- ")) return after <= LONGEST;
        var isOnly = lines.stream().filter("--"::equals).count() == 1;
        return line.equals("--") && isOnly && after <= LONGEST_AFTER_BARE_DASHES && at > 0;
    }

    private static boolean isDevice(String line) {
        if (line.length() > LONGEST_WITH_LINKS) return false;
        var bare = line.replaceAll("[\\[\\]*_]|<https?://[^>]*>|\\(https?://[^)]*\\)", "")
                .strip();
        return bare.length() <= LONGEST_DEVICE
                && DEVICE.matcher(bare).matches()
                && PRODUCT.matcher(bare).find();
    }

    private static List<String> trimmed(List<String> lines) {
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isBlank()) end--;
        return lines.subList(0, end);
    }
}
