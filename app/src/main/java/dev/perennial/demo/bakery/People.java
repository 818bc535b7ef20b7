package dev.perennial.demo.bakery;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The names and addresses of a mixed mid-size town, put together from common given and family names. Mail goes
/// only to domains reserved for examples, phone numbers lie in the ranges Ofcom keeps for fiction, and the
/// postcodes begin with a letter no British postcode begins with.
final class People {
    private static final List<Culture> TOWN = List.of(
            new Culture(
                    "en",
                    52,
                    "Amelia Olivia Isla Poppy Jessica Lily Sophie Grace Evie Ruby Chloe Daisy "
                            + "Alice Florence Hannah"
                            + "Emily Charlotte Lucy Megan Rachel Karen Susan Margaret Dorothy Joan Linda Janet Helen",
                    "Oliver George Harry Jack Charlie Thomas James William Henry Alfie Arthur Edward Daniel Joseph "
                            + "Peter Alan Keith Graham Stephen Malcolm Derek Nigel Robert Andrew Simon Martin Ian",
                    "Ashworth Barlow Bennett Birch Blackwood Carter Chapman Clarke Cooper Dawson Ellison Fletcher "
                            + "Foster Gibson Hargreaves Harrison Hartley Holloway Hughes Ingram Jarvis Kendall "
                            + "Lambert Lockwood Marsh Mercer Norris Oakley Palmer Pearson Quinn Radcliffe Reeves "
                            + "Shaw Sutton Thorne Turner Underwood Vaughan Wainwright Walsh Whitaker Yates"),
            new Culture(
                    "en",
                    7,
                    "Siobhán Aoife Niamh Róisín Gráinne Catriona Eilidh Mairi Bronwen Carys Ffion Siân",
                    "Ciarán Oisín Pádraig Seán Hamish Callum Euan Iwan Rhys Gethin Dafydd Fergus",
                    "O’Kelly O’Brien MacGregor McAllister Gallagher Kavanagh Sinclair Drummond Llewellyn "
                            + "Prydderch Cadwaladr Brannigan"),
            new Culture(
                    "pl",
                    6,
                    "Zofia Agnieszka Katarzyna Małgorzata Joanna Ewa Beata Dorota Halina Iwona "
                            + "Kinga Marta Renata Urszula",
                    "Paweł Łukasz Krzysztof Tomasz Wojciech Michał Bartosz Grzegorz Jarosław "
                            + "Marek Piotr Rafał Sławomir Zbigniew",
                    "Wójcik Nowak Kaczmarek Wróbel Mazur Krawczyk Dudek Pawlak Sikora Gołąb "
                            + "Adamczyk Bąk Duda Gajda Jasiński Kubiak Lis Maciejak Ptak Stępień"),
            new Culture(
                    "en",
                    8,
                    "Priya Ananya Fatima Ayesha Meera Sunita Zainab Nasreen Kavita Lakshmi Divya "
                            + "Farah Geeta Hina Indira Jaya Rukhsana Shabana",
                    "Arjun Imran Rohan Bilal Sanjay Tariq Vikram Haroon Deepak Yusuf Anil Faisal "
                            + "Gopal Hamza Kiran Nadeem Rajesh Waqar",
                    "Raghunathan Chowdhury Ahmed Bhatt Iyer Malik Siddiqui Desai Mukherjee Banerjee Qureshi Nair"),
            new Culture(
                    "en",
                    4,
                    "Ngozi Adaeze Folake Amara Abena Efua Chioma Ifeoma Yetunde Akosua Blessing Temitope",
                    "Chukwuemeka Tunde Kwame Babajide Kofi Obinna Femi Ikenna Segun Yaw Emeka Kojo",
                    "Okonkwo Adeyemi Mensah Boateng Eze Olawale Asante Nwosu Afolabi Balogun "
                            + "Owusu Okafor Amoah Ogunleye"),
            new Culture(
                    "en",
                    4,
                    "Mei Xiulan Hui Linh Thảo Minji Yan Fang Ngọc Trang Soyeon Jing",
                    "Wei Jun Hao Đức Quân Jiho Tuấn Hyun Bo Minh Feng Long",
                    "Zhang Chen Huang Nguyễn Trần Phạm Choi Park Liu Wu Lê Kang Xu Đặng Zhou"),
            new Culture(
                    "de",
                    3,
                    "Käthe Sabine Ulrike Heike Annegret Birgit Gisela Ingrid Monika",
                    "Jürgen Matthias Günther Björn Holger Sören Detlef Klaus Rüdiger",
                    "Müller Schäfer Großmann Böttcher Kühn Weiß Jäger Hölzl"),
            new Culture(
                    "fr",
                    3,
                    "Hélène Chloé Anaïs Maëlle Inès Geneviève Solène Clémence Margaux",
                    "François Rémi Loïc Jérôme Théo Benoît Gaël Mathieu Pascal",
                    "Lefèvre Dubois Chevallier Gauthier Béranger Marchand Noël"),
            new Culture(
                    "es",
                    3,
                    "Lucía Begoña Inés Marisol Concepción Ximena Pilar Rocío Amparo",
                    "Íñigo Andrés Joaquín Martín Óscar Raúl Álvaro Hernán Tomás",
                    "Muñoz Ibáñez Peña Cárdenas Núñez Zúñiga Gutiérrez"),
            new Culture(
                    "pt",
                    2,
                    "Inês Conceição Beatriz Filipa Graça Lurdes Matilde Teresa",
                    "João Tomás Gonçalo Simão Duarte Nuno",
                    "Conceição Magalhães Simões Guimarães Carvalho Leitão"),
            new Culture(
                    "tr",
                    2,
                    "Ayşe Nur Gülşen Elif Çiğdem Zeynep Hatice Sevgi",
                    "Ömer Çağlar Emre Tolga İsmail Yiğit",
                    "Yılmaz Öztürk Şahin Çelik Kılıç Aydın Doğan"),
            new Culture(
                    "ro",
                    2,
                    "Ioana Ștefania Mădălina Raluca Andreea Corina Simona",
                    "Răzvan Ștefan Ionuț Mihai Cătălin",
                    "Țurcanu Munteanu Bălan Ciobanu Stănescu Lungu Rusu"),
            new Culture(
                    "sv",
                    1,
                    "Åsa Linnéa Sigrid Birgitta",
                    "Håkan Göran Björn Åke",
                    "Lindqvist Söderberg Ångström Nyström"),
            new Culture(
                    "uk",
                    2,
                    "Олена Оксана Наталія Соломія Ірина Галина Леся",
                    "Андрій Тарас Богдан Остап Юрій",
                    "Шевчук Бондаренко Коваленко Мельник Ткаченко Гнатюк Бойко"),
            new Culture(
                    "el",
                    1,
                    "Ελένη Κατερίνα Δέσποινα Ιωάννα Σοφία Χριστίνα",
                    "Γιώργος Νίκος Σταύρος Ηλίας",
                    "Οικονόμου Αγγέλου Γεωργίου"),
            new Culture("ar", 1, "ليلى سلمى هالة نور ريم سعاد", "كريم سامي عمر زياد", "حداد نجار خوري منصور"),
            new Culture("zh", 1, "秀英 美玲 雪梅 佳怡 春花 晓燕", "志强 建国 文博 子轩", "陈 李 周 吴 林 何"));

    private static final List<String> STREETS = List.of(
            "Abbey Lane",
            "Station Road",
            "Mill Street",
            "Kiln Row",
            "Orchard Close",
            "Bridge Street",
            "Tanner’s Yard",
            "Priory Walk",
            "Canal Side",
            "Elm Grove",
            "Weaver Street",
            "Market Square",
            "St Anne’s Terrace",
            "Castle Hill",
            "Hopfield Road",
            "Larkspur Way",
            "Old Brewery Mews",
            "Quarry Bank");
    private static final List<String> MAIL_DOMAINS = List.of("example.org", "example.com", "example.net");
    private static final List<String> NICKNAMES = List.of(
            "bluekettle",
            "marketrunner",
            "tallships",
            "plumtree",
            "nightowl",
            "redbicycle",
            "softrain",
            "violin",
            "allotment",
            "harbour",
            "lanternfish",
            "paperkite");

    private static final int TRIES = 12;

    private final Set<String> namesTaken = new HashSet<>();
    private final Set<String> mailTaken = new HashSet<>();
    private int mobiles;
    private int landlines;

    /// @param family the part a couple shares
    record Name(String full, String family, String language) {}

    String town() {
        return "Ellerbridge";
    }

    /// Mostly somebody new; in a town of this size a few people do share a name.
    Name name(Chance chance) {
        var culture = culture(chance);
        var name = culture.name(chance, chance.oneOf(culture.families()));
        for (var i = 1; i < TRIES && namesTaken.contains(name.full()); i++)
            name = culture.name(chance, chance.oneOf(culture.families()));
        namesTaken.add(name.full());
        return name;
    }

    /// Somebody of the same family name.
    Name partnerOf(Name other, Chance chance) {
        return TOWN.stream()
                .filter(culture -> culture.families().contains(other.family()))
                .findFirst()
                .orElse(TOWN.getFirst())
                .name(chance, other.family());
    }

    /// The same person, typed in again in a hurry: two letters swapped, or the first name only begun.
    static Name mistyped(Name name, Chance chance) {
        var full = name.full();
        var at = full.indexOf(' ');
        if (at < 1) return name;
        if (chance.happens(0.4) || full.length() < at + 4)
            return new Name(full.charAt(0) + "." + full.substring(at), name.family(), name.language());
        var place = chance.from(at + 2, full.length() - 2);
        var slip = full.substring(0, place) + full.charAt(place + 1) + full.charAt(place) + full.substring(place + 2);
        return new Name(slip, name.family(), name.language());
    }

    private static Culture culture(Chance chance) {
        var draw = chance.between(0, TOWN.stream().mapToInt(Culture::weight).sum());
        for (var culture : TOWN) {
            draw -= culture.weight();
            if (draw < 0) return culture;
        }
        return TOWN.getFirst();
    }

    String email(String name, Chance chance) {
        var plain =
                latin(name).toLowerCase(Locale.ROOT).replaceAll("[^a-z ]", "").strip();
        var words = plain.split(" +");
        var local = plain.isEmpty()
                ? chance.oneOf(NICKNAMES) + chance.from(10, 99)
                : switch (chance.from(0, 5)) {
                    case 0 -> words[0].charAt(0) + "." + words[words.length - 1];
                    case 1 -> words[0] + words[words.length - 1];
                    case 2 -> words[0] + "." + words[words.length - 1] + chance.from(61, 99);
                    case 3 -> chance.oneOf(NICKNAMES) + "." + words[0];
                    default -> words[0] + "." + words[words.length - 1];
                };
        var domain = chance.oneOf(MAIL_DOMAINS);
        var address = local + "@" + domain;
        for (var n = 2; !mailTaken.add(address); n++) address = local + n + "@" + domain;
        return address;
    }

    /// A mobile number while the thousand for fiction last, then a landline of the invented area.
    String phone(Chance chance) {
        if (mobiles < 1000 && chance.happens(0.78)) {
            var tail = "%03d".formatted(mobiles++ * 617 % 1000);
            return chance.happens(0.3) ? "+44 7700 900" + tail : "07700 900" + tail;
        }
        return "01632 960" + "%03d".formatted(landlines++ * 383 % 1000);
    }

    String street(Chance chance) {
        return chance.from(1, 148) + " " + chance.oneOf(STREETS);
    }

    String postalCode(Chance chance) {
        return "QE" + chance.from(1, 6) + " " + chance.from(1, 9) + chance.oneOf(List.of("AB", "DT", "HN", "LR", "PW"));
    }

    private static String latin(String text) {
        var special = text.replace("ł", "l")
                .replace("Ł", "L")
                .replace("ß", "ss")
                .replace("ı", "i")
                .replace("đ", "d")
                .replace("Đ", "D")
                .replace("ø", "o");
        return Normalizer.normalize(special, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }

    /// Women's and men's given names and family names that go together; the weight is per hundred people.
    private record Culture(String language, int weight, List<String> women, List<String> men, List<String> families) {
        Culture(String language, int weight, String women, String men, String families) {
            this(language, weight, words(women), words(men), words(families));
        }

        Name name(Chance chance, String family) {
            var given = chance.oneOf(chance.happens(0.58) ? women : men);
            var full = language.equals("zh") ? family + given : given + " " + family;
            return new Name(full, family, language);
        }

        private static List<String> words(String spaced) {
            return List.of(spaced.split(" "));
        }
    }
}
