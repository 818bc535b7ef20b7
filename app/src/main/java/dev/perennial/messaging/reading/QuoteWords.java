package dev.perennial.messaging.reading;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How mail programs, in the languages people use them in, say that what follows is an older mail.
final class QuoteWords {
    /// The lines of a header as programs copy it above a quoted mail.
    enum Label {
        FROM,
        SENT,
        TO,
        COPY,
        SUBJECT
    }

    private static final Map<Label, Set<String>> LABELS = new EnumMap<>(Map.of(
            Label.FROM, words("""
                    from|von|absender|de|expéditeur|remitente|da|mittente|van|afzender|från|fra|lähettäjä|od|nadawca
                    odesílatel|feladó|de la|от|от кого|від|kimden|gönderen|מאת|من|差出人|发件人|寄件者|發件人|보낸 사람"""),
            Label.SENT, words("""
                    sent|date|gesendet|gesendet am|datum|envoyé|envoyé le|date d'envoi|enviado|enviado el|enviada em|fecha
                    inviato|data|data invio|verzonden|verzonden op|skickat|sendt|dato|lähetetty|päivämäärä|päiväys|wysłano
                    odesláno|elküldve|dátum|trimis|отправлено|дата|надіслано|gönderildi|tarih|נשלח|תאריך|تاريخ|送信日時|日時
                    日付|发送时间|日期|時間|寄件日期|보낸 날짜|날짜"""),
            Label.TO, words("""
                    to|an|empfänger|à|destinataire|para|destinatario|a|per|aan|till|til|vastaanottaja|do|komu|címzett
                    către|кому|kime|alıcı|אל|إلى|宛先|收件人|收件者|받는 사람"""),
            Label.COPY, words("cc|kopie|copie|copie à|copia|kopia|kopi|kopio|dw|копия|עותק|抄送|副本|참조"),
            Label.SUBJECT, words("""
                    subject|betreff|objet|sujet|asunto|oggetto|onderwerp|assunto|ämne|emne|aihe|temat|předmět|tárgy
                    subiect|тема|konu|נושא|الموضوع|件名|主题|主題|主旨|제목""")));

    private static final Pattern DASHED =
            Pattern.compile("[-_=–—]{2,}+[\\s>]*+([^-_=–—\\s].{3,58}?[^-_=–—\\s])\\s*[-_=–—]{2,}:?");
    private static final Set<String> ORIGINAL = words("""
            original message|original-nachricht|originalnachricht|ursprüngliche nachricht|ursprüngliche e-mail
            message d'origine|message original|mensaje original|messaggio originale|oorspronkelijk bericht
            originele bericht|mensagem original|ursprungligt meddelande|originalmeddelande|oprindelig meddelelse
            opprinnelig melding|alkuperäinen viesti|wiadomość oryginalna|oryginalna wiadomość|původní zpráva
            eredeti üzenet|исходное сообщение|özgün ileti|orijinal mesaj|הודעה מקורית|元のメッセージ|原始邮件|原始郵件|원본 메시지
            original appointment|reply message|antwort""");
    private static final Set<String> FORWARDED = words("""
            forwarded message|forwarded mail|weitergeleitete nachricht|weitergeleitete mail|message transféré
            message transmis|mensaje reenviado|messaggio inoltrato|doorgestuurd bericht|mensagem encaminhada
            vidarebefordrat meddelande|videresendt meddelelse|videresendt melding|välitetty viesti
            przekazana wiadomość|wiadomość przekazana|přeposlaná zpráva|továbbított üzenet|пересланное сообщение
            пересылаемое сообщение|iletilen mesaj|הודעה שהועברה|転送メッセージ|轉寄的郵件|转发邮件|전달된 메시지""");
    private static final Set<String> FORWARDED_PLAIN = words("""
            begin forwarded message|anfang der weitergeleiteten nachricht|anfang der weitergeleiteten e-mail
            début du message transféré|début du message réexpédié|inicio del mensaje reenviado
            inizio messaggio inoltrato|begin doorgestuurd bericht|início da mensagem encaminhada
            vidarebefordrat brev|転送されたメッセージ""");
    private static final Pattern FORWARDED_SUBJECT = Pattern.compile(
            "(?i)\\s*(fwd?|wg|tr|rv|i|doorst|vb|vs|enc|vl|pd|fs|転送|转发|轉寄|הועבר|İlt|továbbítás)\\s*[:：].*",
            Pattern.UNICODE_CASE);

    private static final List<Pattern> WRITERS = Arrays.stream("""
            (on|at|in)\\b.* (wrote|writes)( to [^:]{1,80})?|.*\\bwrote on .*|.*<[^<>]+> (wrote|writes)
            am\\b.* (schrieb|hat|schreibt)\\b.*|.*\\bschrieb am\\b.*|.*<[^<>]+> schrieb|(gesendet|on|um)\\b.*\\bschrieb\\b.*
            le\\b.* (a|avez) écrit|.* a écrit le .*|.*<[^<>]+> a écrit
            (el|en|a las)\\b.* (escribió|ha escrito)|.* escribió el .*|.*<[^<>]+> escribió
            (il|in data|alle|on)\\b.* (ha scritto|scrive|scriveva)|.*<[^<>]+> ha scritto
            (em|no|a|na)\\b.* (escreveu|escreveu-nos)|.*<[^<>]+> escreveu
            (op|in)\\b.* (schreef|heeft)\\b.*|.*<[^<>]+> (schreef|geschreven)
            (den|på|kl)\\b.* (skrev|har skrivit)\\b.*|.*<[^<>]+> skrev|.*\\bskrev (den|følgende|kl)\\b.*
            .* kirjoitti|.* kirjoitti .*\\d.*
            (w dniu|dnia|on)\\b.* (napisał\\(a\\)|napisał|napisała|pisze).*|.*<[^<>]+> napisał(\\(a\\)|a)?
            (dne|on)\\b.* (napsal\\(a\\)|napsal|napsala)|.*(odesílatel|uživatel) .* napsal(\\(a\\)|a)?
            .* ezt írta.*|.* a scris|.* yazdı|.* şunları yazdı
            .* (пишет|писал|написал|написала|написал\\(а\\)|написав|пише)
            .*(写道|寫道|님이 작성|님이 다음과 같이 작성).*|.*(のメッセージ|の書き込み|書きました)
            .*(כתב|כתבה|כתב/ה|מאת).*|.*\\d{4}.*<[^<>]+@[^<>]+>""".split("[\\n]"))
            .flatMap(line -> split(line).stream())
            .map(it -> Pattern.compile(
                    it, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS))
            .toList();
    private static final int LONGEST_ATTRIBUTION = 500;
    private static final Pattern HAS_ADDRESS = Pattern.compile("[<(\\[]?[^\\s<>]{1,100}@[^\\s<>]{1,200}[>)\\]]?");
    private static final Pattern HAS_TIME = Pattern.compile("\\d{1,2}[:.h]\\d{2}|\\d{4}");
    private static final Pattern EAST_ASIAN_DATE = Pattern.compile("\\d{4}\\s*[年년/]\\s*\\d{1,2}");

    private static final Pattern REPLY_ABOVE = Pattern.compile(
            "(?i)[-#=_*\\s]*(please )?(reply above this line|type your reply above this line|write above this line|"
                    + "reply above|antworten sie (bitte )?(oberhalb|über) dieser (zeile|linie)|"
                    + "bitte antworten sie (oberhalb|über) dieser (zeile|linie)|répondez au-dessus de cette ligne|"
                    + "veuillez répondre au-dessus de cette ligne|responda (por )?encima de esta línea)[-#=_*.\\s]*");
    private static final Pattern ANSWERED_BELOW = Pattern.compile(
            "(?i).*\\b(see|answers?|comments?|repl(y|ies)|responses?|notes?|replied|answered|commented)\\b.{0,40}"
                    + "\\b(below|inline|in-line|in (red|blue|green|bold|colour|color)|between the lines|in your (mail|text|message))\\b.*"
                    + "|.*\\b(siehe|antworte|antworten|anmerkungen?|kommentare?|habe|schreibe)\\b.{0,40}"
                    + "\\b(unten|im text|in (rot|blau|grün)|inline|zwischen den zeilen|direkt in)\\b.*"
                    + "|.*\\b(réponses?|réponds|voir|commentaires?)\\b.{0,40}(ci-dessous|plus bas|dans le texte|en (rouge|bleu)).*"
                    + "|.*\\b(respuestas?|respondo|ver|comentarios?)\\b.{0,40}(abajo|en el texto|en (rojo|azul)).*",
            Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private QuoteWords() {}

    private static Set<String> words(String words) {
        return Arrays.stream(words.split("[|\\n]"))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Alternatives at the outside only: those in brackets belong together.
    private static List<String> split(String line) {
        var alternatives = new java.util.ArrayList<String>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < line.length(); i++) {
            switch (line.charAt(i)) {
                case '\\' -> i++;
                case '(', '[' -> depth++;
                case ')', ']' -> depth--;
                case '|' -> {
                    if (depth == 0) {
                        alternatives.add(line.substring(from, i));
                        from = i + 1;
                    }
                }
                default -> {}
            }
        }
        alternatives.add(line.substring(from));
        return alternatives;
    }

    /// Which line of a copied header this is; null when it is none.
    static @Nullable Label label(String line) {
        int colon = colon(line);
        if (colon < 1 || colon > 30) return null;
        var word = line.substring(0, colon)
                .replaceAll("[*_>|\\u200e\\u200f\\u202a-\\u202e]", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        for (var label : LABELS.entrySet()) if (label.getValue().contains(word)) return label.getKey();
        return null;
    }

    private static int colon(String line) {
        int narrow = line.indexOf(':');
        int wide = line.indexOf('：');
        return narrow < 0 ? wide : wide < 0 ? narrow : Math.min(narrow, wide);
    }

    static boolean hasAddress(String text) {
        return HAS_ADDRESS.matcher(text).find();
    }

    static boolean isOriginal(String line) {
        return isDashed(line, ORIGINAL);
    }

    static boolean isForwarded(String line) {
        return isDashed(line, FORWARDED)
                || line.length() <= LONGEST_ATTRIBUTION && FORWARDED_PLAIN.contains(colonless(line));
    }

    private static boolean isDashed(String line, Set<String> words) {
        var dashed = DASHED.matcher(line.strip());
        return dashed.matches() && words.contains(colonless(dashed.group(1)).replace('’', '\''));
    }

    private static String colonless(String text) {
        return text.strip().replaceFirst("\\s*[:：]$", "").toLowerCase(Locale.ROOT);
    }

    static boolean isForwardedSubject(String subject) {
        return FORWARDED_SUBJECT.matcher(subject).matches();
    }

    static boolean isReplyAbove(String line) {
        return REPLY_ABOVE.matcher(line).matches();
    }

    /// Whether somebody says that the answers stand between the lines of what is quoted.
    static boolean saysAnsweredBelow(String text) {
        return ANSWERED_BELOW.matcher(text.replace('\n', ' ')).matches();
    }

    /// “On Monday at 10:03 Ada wrote:”.
    static boolean isAttribution(String joined) {
        if (joined.length() > LONGEST_ATTRIBUTION) return false;
        var text = joined.replaceAll("[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069*]", "")
                .replaceAll("\\s+", " ")
                .strip();
        if (!text.endsWith(":") && !text.endsWith("：")) return false;
        if (!HAS_ADDRESS.matcher(text).find() && !HAS_TIME.matcher(text).find()) return false;
        var bare = text.substring(0, text.length() - 1).strip();
        return WRITERS.stream().anyMatch(it -> it.matcher(bare).matches());
    }

    /// A line of an unknown language above a quote: it names an address and ends with a colon.
    static boolean isLikeAttribution(String joined) {
        var text = joined.replaceAll("[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069*]", "")
                .strip();
        return (text.endsWith(":") || text.endsWith("："))
                && (HAS_ADDRESS.matcher(text).find()
                        || EAST_ASIAN_DATE.matcher(text).find());
    }
}
