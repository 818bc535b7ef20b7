package dev.perennial.feedback.imports.reading;

import dev.perennial.tables.Heading;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What survey tools, review platforms and tills call their columns, in English, German, French and Spanish.
final class HeaderWords {
    private static final Map<String, Role> WORDS = new HashMap<>();

    static {
        put(
                Role.DATE,
                "date, datetime, date time, day, created, created at, created on, submitted, submitted at, submit date,"
                        + " submission date, completed at, answered at, answered on, responded at, response date, review date,"
                        + " reviewed at, timestamp, time stamp, date submitted, end date, recorded date, datum, zeitstempel,"
                        + " datum zeit, erstellt am, abgegeben am, beantwortet am, bewertet am, eingegangen am, horodatage,"
                        + " date de reponse, date avis, fecha, fecha y hora, fecha de respuesta, marca temporal");
        put(Role.TIME, "time, time of day, uhrzeit, zeit, heure, hora");
        put(
                Role.SUBMISSION,
                "submission, submission id, response id, response, respondent, respondent id, answer id, review id, id,"
                        + " responseid, submissionid, entry id, survey response id, antwort id, antwortnummer, bogen,"
                        + " fragebogen, fragebogennummer, rezensions id, bewertungs id, reponse id, id de respuesta");
        put(
                Role.CUSTOMER,
                "customer id, customer, customer number, customer no, client id, client, client number, member id,"
                        + " member number, user id, userid, buyer id, contact id, card number, loyalty number, kunde,"
                        + " kundennummer, kunden id, kunden nr, mitgliedsnummer, kartennummer, kundenkarte, numero de client,"
                        + " code client, id cliente, cliente, numero de cliente");
        put(
                Role.NAME,
                "name, customer name, full name, your name, author, reviewer, reviewer name, contact name, kundenname,"
                        + " verfasser, nom, nom complet, auteur, nombre, nombre completo, autor");
        put(
                Role.EMAIL,
                "email, e mail, email address, e mail address, mail, customer email, contact email, your email,"
                        + " e mail adresse, emailadresse, mailadresse, courriel, adresse e mail, adresse email, correo,"
                        + " correo electronico, recipient email");
        put(
                Role.PHONE,
                "phone, phone number, telephone, tel, mobile, mobile number, telefon, telefonnummer, handy,"
                        + " handynummer, telefono, movil, celular");
        put(
                Role.QUESTION,
                "question, question text, question title, item text, field, field label, frage, fragetext, fragestellung,"
                        + " question posee, pregunta");
        put(
                Role.ANSWER,
                "score, rating, stars, star rating, points, answer, value, nps, nps score, csat, ces, overall, overall"
                        + " rating, overall satisfaction, satisfaction, recommend, recommended, recommended ind, grade, wertung,"
                        + " bewertung, sterne, punkte, antwort, note, gesamt, gesamtnote, gesamtzufriedenheit, zufriedenheit,"
                        + " weiterempfehlung, evaluation, notation, etoiles, reponse, puntuacion, valoracion, estrellas,"
                        + " calificacion, respuesta, review score, review rating");
        put(
                Role.TEXT,
                "comment, comments, text, review, review text, review body, feedback, remark, remarks, title, review title,"
                        + " body, message, why, reason, open text, verbatim, kommentar, kommentare, rezension, anmerkung,"
                        + " anmerkungen, begrundung, warum, ruckmeldung, freitext, titel, commentaire, commentaires, avis, titre,"
                        + " pourquoi, comentario, comentarios, opinion, resena, titulo, por que");
        put(
                Role.PRODUCT,
                "product, product name, item, item name, article, sku, product id, category, department, department name,"
                        + " produkt, produktname, artikel, artikelname, warengruppe, abteilung, produit, article nom, producto,"
                        + " articulo");
        put(
                Role.PLACE,
                "place, location, store, shop, branch, store name, location name, outlet, filiale, standort, geschaft, laden,"
                        + " ort, magasin, boutique, lieu, tienda, sucursal, lugar");
        put(
                Role.CHANNEL,
                "channel, source, collector, platform, kanal, quelle, plattform, canal, plateforme, plataforma");
        put(Role.LANGUAGE, "language, lang, locale, sprache, langue, idioma");
    }

    private HeaderWords() {}

    static @Nullable Role role(String header) {
        return WORDS.get(Heading.plain(header));
    }

    private static void put(Role role, String words) {
        for (var word : words.split(", ")) WORDS.put(word, role);
    }
}
