package dev.perennial.messaging.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.messaging.reading.Reading.Read;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Quoted mail goes, the writer's words stay: over two hundred mails made of the words of ten languages and of the ways
/// in which mail programs quote in them.
class FreshTests {
    private static final String SHOP = "Rosental <orders@rosental.example>";

    /// @param words what the customer writes, each line to be found again
    /// @param quoted what the shop had written
    /// @param labels of a copied header: from, sent, to, subject
    record Language(
            String name,
            List<String> words,
            List<String> quoted,
            String gmail,
            String apple,
            String thunderbird,
            String yahoo,
            List<String> labels,
            String date,
            String original,
            String forwarded,
            String forwardPrefix,
            String device) {}

    record Labelled(String name, String subject, String type, String body, List<String> kept, List<String> gone) {}

    private static final List<Language> LANGUAGES = List.of(
            new Language(
                    "en",
                    List.of(
                            "Please bring these:",
                            "- two loaves, sliced",
                            "- on Friday at 9:30",
                            "My number is 0170 22."),
                    List.of("What may we bring?", "We come by in the morning."),
                    "On Mon, Nov 16, 2026 at 9:12 AM " + SHOP + " wrote:",
                    "On 16 Nov 2026, at 09:12, " + SHOP + " wrote:",
                    "On 16/11/2026 09:12, Rosental wrote:",
                    "On Monday, November 16, 2026 at 09:12:10 AM GMT+1, " + SHOP + " wrote:",
                    List.of("From:", "Sent:", "To:", "Subject:"),
                    "Monday, November 16, 2026 9:12 AM",
                    "-----Original Message-----",
                    "---------- Forwarded message ---------",
                    "Fwd:",
                    "Sent from my iPhone"),
            new Language(
                    "de",
                    List.of(
                            "Bitte Folgendes:",
                            "- zwei Brote, geschnitten",
                            "- am Freitag um 9:30",
                            "Meine Nummer: 0170 22."),
                    List.of("Was dürfen wir bringen?", "Wir kommen morgens vorbei."),
                    "Am Mo., 16. Nov. 2026 um 09:12 Uhr schrieb " + SHOP + ":",
                    "Am 16.11.2026 um 09:12 schrieb " + SHOP + ":",
                    "Am 16.11.26 um 09:12 schrieb Rosental:",
                    "Am Montag, 16. November 2026, 09:12:10 MEZ hat " + SHOP + " Folgendes geschrieben:",
                    List.of("Von:", "Gesendet:", "An:", "Betreff:"),
                    "Montag, 16. November 2026 09:12",
                    "-----Ursprüngliche Nachricht-----",
                    "-------- Weitergeleitete Nachricht --------",
                    "WG:",
                    "Von meinem iPhone gesendet"),
            new Language(
                    "fr",
                    List.of("Voici ma liste :", "- deux pains coupés", "- vendredi à 9h30", "Mon numéro : 0170 22."),
                    List.of("Que pouvons-nous apporter ?", "Nous passons le matin."),
                    "Le lun. 16 nov. 2026 à 09:12, " + SHOP + " a écrit :",
                    "Le 16 nov. 2026 à 09:12, " + SHOP + " a écrit :",
                    "Le 16/11/2026 à 09:12, Rosental a écrit :",
                    "Le lundi 16 novembre 2026 à 09:12:10 UTC+1, " + SHOP + " a écrit :",
                    List.of("De :", "Envoyé :", "À :", "Objet :"),
                    "lundi 16 novembre 2026 09:12",
                    "-----Message d'origine-----",
                    "---------- Message transféré ---------",
                    "TR:",
                    "Envoyé de mon iPhone"),
            new Language(
                    "es",
                    List.of(
                            "Esta es mi lista:",
                            "- dos panes cortados",
                            "- el viernes a las 9:30",
                            "Mi número: 0170 22."),
                    List.of("¿Qué podemos llevar?", "Pasamos por la mañana."),
                    "El lun, 16 nov 2026 a las 9:12, Rosental (<orders@rosental.example>) escribió:",
                    "El 16 nov 2026, a las 9:12, " + SHOP + " escribió:",
                    "El 16/11/26 a las 9:12, Rosental escribió:",
                    "En lunes, 16 de noviembre de 2026, 09:12:10 CET, " + SHOP + " escribió:",
                    List.of("De:", "Enviado el:", "Para:", "Asunto:"),
                    "lunes, 16 de noviembre de 2026 9:12",
                    "-----Mensaje original-----",
                    "---------- Mensaje reenviado ---------",
                    "RV:",
                    "Enviado desde mi iPhone"),
            new Language(
                    "it",
                    List.of(
                            "Ecco la mia lista:",
                            "- due pani affettati",
                            "- venerdì alle 9:30",
                            "Il mio numero: 0170 22."),
                    List.of("Che cosa portiamo?", "Passiamo la mattina."),
                    "Il giorno lun 16 nov 2026 alle ore 09:12 " + SHOP + " ha scritto:",
                    "Il giorno 16 nov 2026, alle ore 09:12, " + SHOP + " ha scritto:",
                    "Il 16/11/26 09:12, Rosental ha scritto:",
                    "Il lunedì 16 novembre 2026 alle ore 09:12:10 CET, " + SHOP + " ha scritto:",
                    List.of("Da:", "Inviato:", "A:", "Oggetto:"),
                    "lunedì 16 novembre 2026 09:12",
                    "-----Messaggio originale-----",
                    "---------- Forwarded message ---------",
                    "I:",
                    "Inviato da iPhone"),
            new Language(
                    "nl",
                    List.of(
                            "Dit is mijn lijst:",
                            "- twee broden, gesneden",
                            "- vrijdag om 9:30",
                            "Mijn nummer: 0170 22."),
                    List.of("Wat mogen we brengen?", "We komen in de ochtend."),
                    "Op ma 16 nov 2026 om 09:12 schreef " + SHOP + ":",
                    "Op 16 nov 2026, om 09:12 heeft " + SHOP + " het volgende geschreven:",
                    "Op 16-11-2026 om 09:12 schreef Rosental:",
                    "Op maandag 16 november 2026 om 09:12:10 CET schreef " + SHOP + ":",
                    List.of("Van:", "Verzonden:", "Aan:", "Onderwerp:"),
                    "maandag 16 november 2026 09:12",
                    "-----Oorspronkelijk bericht-----",
                    "-------- Doorgestuurd bericht --------",
                    "Fwd:",
                    "Verstuurd vanaf mijn iPhone"),
            new Language(
                    "pt",
                    List.of("A minha lista:", "- dois pães cortados", "- sexta às 9:30", "O meu número: 0170 22."),
                    List.of("O que podemos levar?", "Passamos de manhã."),
                    "Em seg., 16 de nov. de 2026 às 09:12, " + SHOP + " escreveu:",
                    "No dia 16/11/2026, às 09:12, " + SHOP + " escreveu:",
                    "Em 16/11/2026 09:12, Rosental escreveu:",
                    "Em segunda-feira, 16 de novembro de 2026 às 09:12:10 BRT, " + SHOP + " escreveu:",
                    List.of("De:", "Enviada em:", "Para:", "Assunto:"),
                    "segunda-feira, 16 de novembro de 2026 09:12",
                    "-----Mensagem original-----",
                    "---------- Forwarded message ---------",
                    "ENC:",
                    "Enviado do meu iPhone"),
            new Language(
                    "sv",
                    List.of("Här är listan:", "- två bröd, skivade", "- fredag kl 9:30", "Mitt nummer: 0170 22."),
                    List.of("Vad får vi ta med?", "Vi kommer på morgonen."),
                    "Den mån 16 nov. 2026 kl 09:12 skrev " + SHOP + ":",
                    "16 nov. 2026 kl. 09:12 skrev " + SHOP + ":",
                    "Den 2026-11-16 kl. 09:12, skrev Rosental:",
                    "Den måndag 16 november 2026 09:12:10 CET skrev " + SHOP + ":",
                    List.of("Från:", "Skickat:", "Till:", "Ämne:"),
                    "den 16 november 2026 09:12",
                    "-----Ursprungligt meddelande-----",
                    "---------- Forwarded message ---------",
                    "VB:",
                    "Skickat från min iPhone"),
            new Language(
                    "pl",
                    List.of("Oto moja lista:", "- dwa chleby krojone", "- piątek o 9:30", "Mój numer: 0170 22."),
                    List.of("Co mamy przywieźć?", "Będziemy rano."),
                    "pon., 16 lis 2026 o 09:12 " + SHOP + " napisał(a):",
                    "Wiadomość napisana przez " + SHOP + " w dniu 16 lis 2026, o godz. 09:12:",
                    "W dniu 16.11.2026 o 09:12, Rosental pisze:",
                    "W dniu poniedziałek, 16 listopada 2026 09:12:10 CET użytkownik " + SHOP + " napisał:",
                    List.of("Od:", "Wysłano:", "Do:", "Temat:"),
                    "poniedziałek, 16 listopada 2026 09:12",
                    "-----Original Message-----",
                    "-------- Przekazana wiadomość --------",
                    "Fwd:",
                    "Wysłane z iPhone'a"),
            new Language(
                    "ja",
                    List.of("お願いしたいもの:", "- 食パンを二つ", "- 金曜日の9:30", "電話は 0170 22 です。"),
                    List.of("何をお持ちしましょうか。", "朝に伺います。"),
                    "2026年11月16日(月) 9:12 " + SHOP + ":",
                    "2026/11/16 9:12、" + SHOP + "のメール:",
                    "On 2026/11/16 9:12, Rosental wrote:",
                    "2026年11月16日月曜日 9:12:10 JST、" + SHOP + "が書きました:",
                    List.of("差出人:", "送信日時:", "宛先:", "件名:"),
                    "2026年11月16日 9:12",
                    "-----Original Message-----",
                    "---------- Forwarded message ---------",
                    "Fwd:",
                    "iPhoneから送信"));

    @Test
    void losesNobodysWordsAndDropsWhatIsQuoted() {
        var all = labelled();
        var lost = all.stream()
                .filter(it -> !fresh(it).lines().map(String::strip).toList().containsAll(it.kept()))
                .toList();
        var quoting = all.stream().filter(it -> !it.gone().isEmpty()).toList();
        var dropped = quoting.stream()
                .filter(it -> it.gone().stream().noneMatch(fresh(it)::contains))
                .toList();
        System.out.printf(
                "Quoted text: %d mails, words lost in %d (%.1f %%), quote dropped in %d of %d (%.1f %%)%n",
                all.size(),
                lost.size(),
                100.0 * lost.size() / all.size(),
                dropped.size(),
                quoting.size(),
                100.0 * dropped.size() / quoting.size());
        assertThat(all).hasSizeGreaterThan(200);
        assertThat(lost).extracting(Labelled::name).hasSizeLessThanOrEqualTo(all.size() / 100);
        assertThat(quoting.stream().filter(it -> !dropped.contains(it)))
                .extracting(Labelled::name)
                .hasSizeLessThanOrEqualTo(quoting.size() / 20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: Berlin\nTo: Hamburg\nDate: 3 May\n\nTwo seats, please.",
                "On 5 May you wrote:\n\nDelivery is free. But I paid four euros.",
                "I need:\n> 5 kg of rye\nand nothing else.",
                "First list\n--\n3 rolls\n--\nSecond list\n--\n2 loaves\n\n1\n2\n3\n4\n5\n6\n7\n8",
                "Your original message was lost, please send it again.",
                "The parcel did not come.\nSent from your shop yesterday, they say.",
                "Name: Anna\nSubject: wedding cake\nDate: 12 June\nGuests: 60",
                "Wir hatten am 3. Mai um 12:30 Uhr geschrieben:\nkeine Nüsse!",
                "> Rolls are sold out\n\nThat cannot be.",
                "Ada wrote on the box: \"do not freeze\"\nWhy?",
                "Von: Apfel\nBis: Zwetschge\nich nehme alles.",
                "Please read:\n\n-----\nno milk\n-----\n\nThank you"
            })
    void whatOnlyLooksLikeAQuoteStays(String words) {
        assertThat(Fresh.of(words, "Question")).isEqualTo(words);
    }

    @Test
    void whoSaysThatTheAnswersStandBelowIsReadWhole() {
        var text = """
            Dear Ada, see my answers below in red.

            From: Rosental <orders@rosental.example>
            Sent: Monday, November 16, 2026 9:12 AM
            To: Tom <tom@keller.example>
            Subject: Cake

            How many guests? Sixty!""";
        assertThat(Fresh.of(text, "RE: Cake")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----Ursprüngliche E-Mail-----",
                "-------- Original-Nachricht --------",
                "----- Original Message -----",
                "________ Message d'origine ________"
            })
    void aRulerThatNamesTheEarlierMailBeginsTheQuote(String ruler) {
        assertThat(Fresh.of("Gerne!\n\n" + ruler + "\nVon: Ada\n\nWann?", "Re: Kuchen"))
                .isEqualTo("Gerne!");
    }

    @Test
    void anAnswerOfNothingButAQuoteIsShownWhole() {
        var text = "On 16 Nov 2026, at 09:12, Rosental <orders@rosental.example> wrote:\n> Shall we come?\n> Ada";
        assertThat(Fresh.of(text, "Re: Cake")).isEqualTo(text);
    }

    @Test
    void listsStayLists() {
        assertThat(PlainText.of("<p>Please:</p><ul><li>rye<ul><li>sliced</li></ul></li><li>wheat</li></ul>"
                        + "<ol start=\"3\"><li>three</li><li>four</li></ol>"))
                .isEqualTo("Please:\n\n- rye\n  - sliced\n- wheat\n\n3. three\n4. four");
    }

    private static String fresh(Labelled mail) {
        var raw = "From: tom@keller.example\r\nSubject: %s\r\nContent-Type: %s; charset=utf-8\r\n\r\n%s"
                .formatted(mail.subject(), mail.type(), mail.body());
        return ((Read) MailReader.read(raw.getBytes(StandardCharsets.UTF_8)))
                .mail()
                .fresh();
    }

    private static List<Labelled> labelled() {
        var all = new ArrayList<Labelled>();
        for (var it : LANGUAGES) {
            var words = String.join("\n", it.words());
            var quoted = String.join("\n", it.quoted());
            var marked = "> " + String.join("\n>\n> ", it.quoted());
            var header = header(it, "\n", Function.identity());
            text(all, it, "gmail", words + "\n\n" + it.gmail() + "\n\n" + marked + "\n");
            text(all, it, "gmail wrapped", words + "\n\n" + wrapped(it.gmail()) + "\n\n" + marked + "\n");
            text(all, it, "gmail without marks", words + "\n\n" + it.gmail() + "\n" + quoted + "\n");
            text(all, it, "apple", words + "\n\n> " + it.apple() + "\n> \n" + marked + "\n");
            text(all, it, "apple attribution outside", words + "\n\n" + it.apple() + "\n\n" + marked + "\n");
            text(all, it, "phone", words + "\n\n" + it.device() + "\n\n> " + it.apple() + "\n>\n" + marked);
            text(all, it, "thunderbird below", it.thunderbird() + "\n" + marked + "\n\n" + words + "\n");
            text(
                    all,
                    it,
                    "thunderbird signed",
                    it.thunderbird() + "\n" + marked + "\n\n" + words + "\n\n-- \nTom\nKeller Ltd\n");
            text(all, it, "thunderbird above", words + "\n\n" + it.thunderbird() + "\n" + marked);
            text(all, it, "yahoo", " " + words + "\n\n    " + it.yahoo() + "  \n \n " + quoted);
            text(all, it, "outlook", words + "\n\n" + header + "\n\n" + quoted);
            text(all, it, "outlook phone", words + "\n\n________________________________\n" + header + "\n\n" + quoted);
            text(all, it, "old outlook", words + "\n\n" + it.original() + "\n" + header + "\n\n" + quoted);
            text(
                    all,
                    it,
                    "bold outlook",
                    words + "\n\n" + header(it, "\n", label -> "*" + label + "*") + "\n\n" + quoted);
            all.add(new Labelled(
                    it.name() + " between the lines",
                    "Re: x",
                    "text/plain",
                    it.gmail() + "\n\n> " + it.quoted().getFirst() + "\n\n"
                            + it.words().get(1) + "\n\n> " + it.quoted().get(1) + "\n\n"
                            + it.words().get(2) + "\n" + it.words().get(3),
                    it.words().subList(1, 4),
                    it.quoted()));
            html(all, it, "gmail html", """
                <div dir="ltr">%s</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">%s<br></div>\
                <blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex">%s</blockquote></div>""".formatted(lines(it.words()), escaped(it.gmail()), lines(it.quoted())));
            html(all, it, "apple html", """
                <body>%s<br><div><blockquote type="cite"><div>%s</div><br><div>%s</div></blockquote></div></body>""".formatted(lines(it.words()), escaped(it.apple()), lines(it.quoted())));
            html(all, it, "outlook html", """
                <div class="WordSection1">%s<div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal">%s\
                </p></div><p>%s</p></div>""".formatted(
                            lines(it.words()),
                            header(it, "<br>", label -> "<b>" + label + "</b>").replace(SHOP, escaped(SHOP)),
                            lines(it.quoted())));
            html(all, it, "outlook web html", """
                <div>%s</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg" dir="ltr"><font>%s</font></div>\
                <div>%s</div>""".formatted(
                            lines(it.words()),
                            header(it, "<br>", label -> "<b>" + label + "</b>").replace(SHOP, escaped(SHOP)),
                            lines(it.quoted())));
            html(all, it, "yahoo html", """
                <div class="ydp1">%s</div><div id="yahoo_quoted_1" class="yahoo_quoted"><div>%s</div><div>%s</div></div>""".formatted(lines(it.words()), escaped(it.yahoo()), lines(it.quoted())));
            html(all, it, "gmx html", """
                <div>%s</div><div name="quote"><div>%s</div><div name="quoted-content">%s</div></div>""".formatted(
                            lines(it.words()),
                            header(it, "<br>", label -> "<b>" + label + "</b>").replace(SHOP, escaped(SHOP)),
                            lines(it.quoted())));
            var both = new ArrayList<>(it.words());
            both.addAll(it.quoted());
            all.add(new Labelled(
                    it.name() + " forwarded",
                    it.forwardPrefix() + " x",
                    "text/plain",
                    words + "\n\n" + it.forwarded() + "\n" + header + "\n\n" + quoted,
                    both,
                    List.of()));
            all.add(new Labelled(it.name() + " new", "x", "text/plain", words, it.words(), List.of()));
        }
        return all;
    }

    private static void text(List<Labelled> all, Language it, String shape, String body) {
        all.add(new Labelled(it.name() + " " + shape, "Re: x", "text/plain", body, it.words(), it.quoted()));
    }

    private static void html(List<Labelled> all, Language it, String shape, String body) {
        all.add(new Labelled(it.name() + " " + shape, "Re: x", "text/html", body, it.words(), it.quoted()));
    }

    private static String header(Language it, String newLine, Function<String, String> label) {
        var labels = it.labels().stream().map(label).toList();
        return labels.get(0) + " " + SHOP + newLine + labels.get(1) + " " + it.date() + newLine + labels.get(2)
                + " Tom Keller" + newLine + labels.get(3) + " x";
    }

    private static String lines(List<String> lines) {
        return "<div>" + String.join("</div><div>", lines) + "</div>";
    }

    private static String escaped(String text) {
        return text.replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String wrapped(String attribution) {
        int cut = attribution.indexOf("<orders");
        return attribution.substring(0, cut) + "\n" + attribution.substring(cut);
    }
}
