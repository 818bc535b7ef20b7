package dev.perennial.orders.imports.reading;

import dev.perennial.tables.Heading;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What tills and web shops call their columns, in English, German, French and Spanish.
final class HeaderWords {
    private static final Map<String, Role> WORDS = new HashMap<>();

    static {
        put(
                Role.ORDER,
                "order, order id, order number, order no, order nr, order name, ordernumber, orderid, invoice, invoice no,"
                        + " invoiceno, invoice number, invoice id, receipt, receipt no, receipt number, receipt id, ticket,"
                        + " ticket number, ticket no, transaction, transaction id, transaction number, sale id, sale number,"
                        + " sales no, bill no, bill number, reference, document number, bestellung, bestellnummer, bestell nr,"
                        + " bestellnr, auftrag, auftragsnummer, auftrags nr, auftragsnr, rechnung, rechnungsnummer,"
                        + " rechnungs nr, rechnungsnr, belegnummer, beleg nr, belegnr, bonnummer, bon nr, bonnr,"
                        + " vorgangsnummer, transaktionsnummer, transaktions id, commande, numero de commande, no commande,"
                        + " facture, numero de facture, numero de ticket, pedido, numero de pedido, numero pedido, factura,"
                        + " numero de factura, n pedido, order reference, order increment id");
        put(
                Role.DATE,
                "date, datetime, date time, order date, orderdate, invoice date, invoicedate, created, created at, created on,"
                        + " purchase date, purchased at, purchased on, sale date, sold at, sold on, transaction date,"
                        + " date created, order created, timestamp, completed at, closed at, paid at, processed at, ordered at,"
                        + " ordered on, day, datum, datum zeit, datum uhrzeit, bestelldatum, auftragsdatum, rechnungsdatum,"
                        + " belegdatum, kaufdatum, verkaufsdatum, buchungsdatum, erstellt, erstellt am, zeitpunkt,"
                        + " zeitstempel, bestellzeit, date de commande, date commande, date de facture, date de vente, fecha,"
                        + " fecha de pedido, fecha pedido, fecha de compra, fecha de venta, fecha y hora, order time,"
                        + " ordertime, date and time, sale completed, order completed");
        put(Role.TIME, "time, time of day, uhrzeit, zeit, heure, hora, sale time, transaction time, order time of day");
        put(
                Role.CUSTOMER,
                "customer id, customerid, customer, customer number, customer no, customer nr, customer code, client id,"
                        + " client, client number, client no, member id, member number, member no, user id, userid, buyer id,"
                        + " contact id, account number, account no, card number, loyalty number, loyalty card, kunde, kunden id,"
                        + " kundennummer, kunden nr, kundennr, kd nr, kdnr, mitgliedsnummer, kartennummer, kundenkarte,"
                        + " numero de client, numero client, code client, id client, id cliente, cliente, numero de cliente,"
                        + " codigo cliente, customer reference id, guest id, patient id");
        put(
                Role.NAME,
                "name of customer, customer name, customername, full name, fullname, client name, billing name, billing full"
                        + " name, buyer name, buyer, contact name, recipient, shipping name, kundenname, name des kunden,"
                        + " vollstandiger name, ansprechpartner, rechnungsname, nom complet, nom du client, nom client,"
                        + " nombre completo, nombre del cliente, nombre cliente, guest name, member name");
        put(
                Role.FIRST_NAME,
                "first name, firstname, given name, forename, billing first name, customer first name, vorname, prenom,"
                        + " nombre de pila, rechnung vorname, billing firstname");
        put(
                Role.LAST_NAME,
                "last name, lastname, surname, family name, billing last name, customer last name, nachname, familienname,"
                        + " nom de famille, apellido, apellidos, rechnung nachname, billing lastname");
        put(
                Role.EMAIL,
                "email, e mail, email address, e mail address, mail, customer email, billing email, contact email, buyer"
                        + " email, e mail adresse, emailadresse, mailadresse, kunden e mail, courriel, adresse e mail,"
                        + " adresse email, correo, correo electronico, email cliente, email customer, billing e mail");
        put(
                Role.PHONE,
                "phone, phone number, telephone, tel, mobile, mobile number, cell phone, customer phone, billing phone,"
                        + " telefon, telefonnummer, handy, mobil, handynummer, mobilnummer, rufnummer, telephone portable,"
                        + " portable, telefono, movil, celular");
        put(
                Role.STREET,
                "street, address, address 1, address1, address line 1, billing street, billing address, billing address 1,"
                        + " billing address1, street address, strasse, anschrift, adresse, strasse und hausnummer,"
                        + " rechnungsadresse, rue, direccion, calle, shipping street, shipping address1");
        put(
                Role.POSTAL_CODE,
                "zip, zip code, zipcode, postcode, postal code, billing zip, billing postcode, plz, postleitzahl,"
                        + " code postal, codigo postal, cp, shipping zip");
        put(Role.CITY, "city, town, billing city, ort, stadt, wohnort, ville, ciudad, poblacion, shipping city");
        put(
                Role.COUNTRY,
                "country, billing country, country code, billing country code, land, staat, pays, pais, shipping country");
        put(
                Role.BIRTHDAY,
                "birthday, birth date, birthdate, date of birth, dob, geburtstag, geburtsdatum, date de naissance,"
                        + " fecha de nacimiento, cumpleanos");
        put(
                Role.EMAIL_CONSENT,
                "accepts marketing, buyer accepts marketing, accepts email marketing, email marketing, marketing consent,"
                        + " email consent, email opt in, marketing opt in, newsletter, newsletter opt in, newsletter"
                        + " subscribed, subscribed, einwilligung, werbeeinwilligung, newsletter abo, newsletter anmeldung,"
                        + " e mail werbung, consentement, accepte la newsletter, inscription newsletter, boletin,"
                        + " acepta publicidad, consentimiento");
        put(
                Role.SMS_CONSENT,
                "accepts sms marketing, sms marketing, sms consent, sms opt in, text message consent, sms einwilligung,"
                        + " sms werbung, consentement sms, consentimiento sms");
        put(
                Role.CAME_FROM,
                "came from, utm source, lead source, customer source, acquisition source, how did you hear of us, how did"
                        + " you hear about us, heard of us by, herkunft, kundenquelle, quelle, wie haben sie von uns gehort,"
                        + " provenance, origen, procedencia");
        put(Role.CAMPAIGN, "campaign, utm campaign, campaign name, kampagne, campagne, campana");
        put(
                Role.PRODUCT_CODE,
                "sku, stockcode, stock code, product id, productid, product code, product number, product no, product sku,"
                        + " item id, item code, item number, item no, item sku, lineitem sku, variant sku, article number,"
                        + " ean, barcode, upc, plu, artikelnummer, artikel nr, artikelnr, art nr, artnr, produktnummer,"
                        + " produkt id, reference produit, code produit, ref, referencia, codigo producto, variant id, sku name");
        put(
                Role.PRODUCT,
                "product, product name, productname, item, item name, item description, description, product title,"
                        + " lineitem name, line item name, article, article name, title, line item, product description, artikel,"
                        + " artikelname, artikelbezeichnung, bezeichnung, produkt, produktname, beschreibung, leistung,"
                        + " produit, nom du produit, nom produit, designation, libelle, producto, nombre del producto,"
                        + " articulo, descripcion, concepto, service, service name, treatment, items, behandlung");
        put(
                Role.CATEGORY,
                "category, product category, item category, product type, department, kategorie, warengruppe, artikelgruppe,"
                        + " produktgruppe, abteilung, categorie, categoria, familia, reporting category, product group");
        put(
                Role.QUANTITY,
                "quantity, qty, lineitem quantity, item quantity, units, count, number of items, quantity sold, menge,"
                        + " anzahl, stuck, stuckzahl, quantite, qte, cantidad, cant, unidades, uds, quantity ordered, cds");
        put(
                Role.UNIT_PRICE,
                "unit price, unitprice, price, item price, lineitem price, price per unit, product price, item cost,"
                        + " einzelpreis, preis, stuckpreis, verkaufspreis, ep, prix, prix unitaire, precio, precio unitario");
        put(
                Role.LINE_TOTAL,
                "line total, linetotal, row total, item total, lineitem total, line amount, line value, net sales, gross"
                        + " sales, extended price, position total, zeilensumme, positionssumme, gesamtpreis, positionsbetrag,"
                        + " total ligne, total linea, item subtotal, sales price, order line total, total de la ligne");
        put(
                Role.ORDER_TOTAL,
                "total, order total, ordertotal, total amount, grand total, order amount, amount, total price, order value,"
                        + " invoice total, invoice amount, total collected, total paid, amount paid, sale total, sales,"
                        + " revenue, value, sum, payment amount, net amount, gross amount, total gross, dollars, spend,"
                        + " gesamt, gesamtsumme, gesamtbetrag, summe, betrag, endbetrag, bruttobetrag, brutto, umsatz,"
                        + " rechnungsbetrag, bestellwert, warenwert, zahlbetrag, montant, montant total, total ttc, total"
                        + " commande, importe, importe total, total pedido, monto, invoice amount gross, order total amount");
        put(
                Role.DISCOUNT,
                "discount, discount amount, order discount, cart discount, cart discount amount, rabatt, rabattbetrag,"
                        + " nachlass, remise, reduction, descuento, discounts");
        put(
                Role.SHIPPING,
                "shipping, shipping amount, shipping cost, shipping costs, shipping total, order shipping amount, delivery"
                        + " fee, versand, versandkosten, frais de port, livraison, envio, gastos de envio, postage");
        put(
                Role.CURRENCY,
                "currency, currency code, order currency, wahrung, waehrung, devise, monnaie, moneda, divisa");
        put(
                Role.CHANNEL,
                "channel, sales channel, source, order source, sale channel, vertriebskanal, verkaufskanal, kanal, canal,"
                        + " canal de vente, canal de venta");
        put(
                Role.PLACE,
                "location, store, shop, branch, place, outlet, point of sale, pos, register, filiale, standort, kasse,"
                        + " geschaft, laden, verkaufsstelle, magasin, boutique, tienda, sucursal, store name, location name");
        put(
                Role.STATUS,
                "status, order status, financial status, payment status, transaction type, type, event type, sale or refund,"
                        + " transaction status, bestellstatus, zahlungsstatus, transaktionsart, typ, art, vorgangsart, statut,"
                        + " etat, estado, tipo, order state");
    }

    private HeaderWords() {}

    static @Nullable Role role(String header) {
        return WORDS.get(Heading.plain(header));
    }

    private static void put(Role role, String words) {
        for (var word : words.split(", ")) WORDS.put(word, role);
    }
}
